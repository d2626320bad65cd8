import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type KeptOrganization, keptOrganizationSchema } from './world/own-company';

const savedState = z.object({
  /** Per `platform|client|person`: number of revocations; tokens of an earlier generation are not valid. */
  generations: z.record(z.string(), z.number()).default({}),
  /** Per `platform|client|person`: revoked permissions. */
  withdrawn: z.record(z.string(), z.array(z.string())).default({}),
  /** Used authorization codes and their end, in ms. */
  spentCodes: z.record(z.string(), z.number()).default({}),
  /** Per `platform|client|person`: last use of each token by nonce, in ms, where the platform limits their number. */
  tokenUses: z.record(z.string(), z.record(z.string(), z.number())).default({}),
  /** Per `platform|client|person`: scopes of the latest consent, where other scopes end older tokens. */
  requestedScopes: z.record(z.string(), z.string()).default({}),
  /** Per platform, the latest consent last. */
  organizations: z.record(z.string(), z.array(keptOrganizationSchema)).default({}),
});

/** One more removes the organization with the oldest consent. */
const MOST_ORGANIZATIONS = 500;

type SavedState = z.infer<typeof savedState>;

/** Sealed tokens cannot carry revocations and used codes. */
export class SandboxState {
  readonly #file: string | null;
  readonly #state: SavedState;
  readonly #calls = new Map<string, number[]>();

  constructor(directory: string | undefined) {
    this.#file = directory === undefined ? null : path.join(directory, 'sandbox-state.json');
    this.#state = this.#file === null ? savedState.parse({}) : readState(this.#file);
  }

  generation(grant: string): number {
    return this.#state.generations[grant] ?? 0;
  }

  revoke(grant: string): void {
    this.#state.generations[grant] = this.generation(grant) + 1;
    delete this.#state.withdrawn[grant];
    delete this.#state.tokenUses[grant];
    this.#save();
  }

  withdrawn(grant: string): readonly string[] {
    return this.#state.withdrawn[grant] ?? [];
  }

  withdraw(grant: string, permission: string): void {
    this.#state.withdrawn[grant] = [...new Set([...this.withdrawn(grant), permission])];
    this.#save();
  }

  /** A new consent grants withdrawn permissions again. */
  restore(grant: string, permissions: readonly string[]): void {
    const left = this.withdrawn(grant).filter((permission) => !permissions.includes(permission));
    if (left.length === this.withdrawn(grant).length) return;
    this.#state.withdrawn[grant] = left;
    this.#save();
  }

  /** False when it was used before. */
  spendCode(code: string, endsAt: number, now: number): boolean {
    for (const [spent, end] of Object.entries(this.#state.spentCodes)) {
      if (end < now) delete this.#state.spentCodes[spent];
    }
    if (this.#state.spentCodes[code] !== undefined) return false;
    this.#state.spentCodes[code] = endsAt;
    this.#save();
    return true;
  }

  /** The first use is the issue. Beyond `most` tokens of a grant the oldest is dropped. */
  recordUse(grant: string, nonce: string, at: number, most: number): void {
    const uses = Object.entries({ ...this.#state.tokenUses[grant], [nonce]: at });
    this.#state.tokenUses[grant] = Object.fromEntries(uses.slice(-most));
    this.#save();
  }

  /** Milliseconds; null: dropped or never used. */
  lastUse(grant: string, nonce: string): number | null {
    return this.#state.tokenUses[grant]?.[nonce] ?? null;
  }

  /** False when an earlier consent of the grant had other scopes. */
  recordScopes(grant: string, scopes: string): boolean {
    const isSame = (this.#state.requestedScopes[grant] ?? scopes) === scopes;
    this.#state.requestedScopes[grant] = scopes;
    this.#save();
    return isSame;
  }

  organizations(platform: string): readonly KeptOrganization[] {
    return this.#state.organizations[platform] ?? [];
  }

  /** Returns the keys of the organizations that it replaced. */
  keepOrganization(platform: string, organization: KeptOrganization): string[] {
    const others = this.organizations(platform).filter(({ key }) => key !== organization.key);
    const kept = [...others, organization];
    const dropped = kept.splice(0, Math.max(0, kept.length - MOST_ORGANIZATIONS));
    this.#state.organizations[platform] = kept;
    this.#save();
    return dropped.map(({ key }) => key);
  }

  hasTokens(grant: string): boolean {
    return Object.keys(this.#state.tokenUses[grant] ?? {}).length > 0;
  }

  /** Returns the number of calls of that name within `windowMs`, this one included. In memory only. */
  recordCall(name: string, windowMs: number, now: number): number {
    for (const [known, times] of this.#calls) {
      if ((times.at(-1) ?? 0) > now - windowMs) break;
      this.#calls.delete(known);
    }
    const times = [...(this.#calls.get(name) ?? []).filter((time) => time > now - windowMs), now];
    // Set again, it sorts behind those that end before it.
    this.#calls.delete(name);
    this.#calls.set(name, times);
    return times.length;
  }

  #save(): void {
    if (this.#file === null) return;
    mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
    const next = `${this.#file}.next`;
    writeFileSync(next, JSON.stringify(this.#state), { mode: 0o600 });
    renameSync(next, this.#file);
  }
}

function readState(file: string): SavedState {
  try {
    return savedState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // A missing or unreadable file: nothing is revoked.
    return savedState.parse({});
  }
}
