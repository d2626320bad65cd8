import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ratePolicies } from '@/lib/rate-limit/rate-policies';
import { dataFolder } from './stack-handles';

const takeSchema = z.object({ address: z.string(), account: z.string().nullable() });

/** The product limits attempts to sign in or up by address and by account. */
type AuthTake = z.infer<typeof takeSchema>;

const { limit } = ratePolicies.auth.windows[0];
const ledger = () => path.join(dataFolder(), 'auth-takes.jsonl');

/** For a stack that is used again. */
export function forgetAuthTakes(): void {
  rmSync(ledger(), { force: true });
}

/** A file, because Playwright starts a new worker after a failure. */
export function noteAuthTake(take: AuthTake): void {
  appendFileSync(ledger(), `${JSON.stringify(take)}\n`);
}

export function noteBrowserTake(sent: { method: string; url: string; body: string | null }, address: string): void {
  const { pathname } = new URL(sent.url);
  if (sent.method !== 'POST' || !/^\/\w+\/sign-(in|up)$|^\/api\/auth\/callback\//.test(pathname)) return;
  noteAuthTake({ address, account: /[\w.+-]+@[\w.-]+/.exec(sent.body ?? '')?.[0] ?? null });
}

/** Addresses and accounts with more attempts in the whole run than the product allows in a minute. */
export function crowdedKeys(): string[] {
  if (!existsSync(ledger())) return [];
  const lines = readFileSync(ledger(), 'utf8').trim().split('\n');
  const counts = new Map<string, number>();
  for (const line of lines) {
    const { address, account } = takeSchema.parse(JSON.parse(line));
    for (const key of account === null ? [address] : [address, account]) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > limit).map(([key, count]) => `${key}: ${count} tries`);
}
