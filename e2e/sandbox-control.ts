import { type APIRequestContext, expect } from '@playwright/test';
import { z } from 'zod';
import type { FaultInput } from '@/sandbox/fault-schema';

const totalsSchema = z.object({
  accounts: z.array(
    z.object({
      accountId: z.string(),
      currency: z.string(),
      timeZone: z.string(),
      rows: z.int(),
      spendMicros: z.string(),
      impressions: z.int(),
      clicks: z.int(),
      conversions: z.number(),
      conversionValueMicros: z.string(),
    }),
  ),
});

/** Spend and value in the sandbox, first and last day included. An id may carry a prefix, such as Meta's `act_`. */
export async function worldTotals(
  requests: APIRequestContext,
  sandboxUrl: string,
  { platform, accountId, from, to }: { platform: string; accountId: string; from: string; to: string },
) {
  const answer = await requests.get(`${sandboxUrl}/__sandbox/world?platform=${platform}&from=${from}&to=${to}`);
  const { accounts } = totalsSchema.parse(await answer.json());
  const totals = accounts.find((account) => accountId.endsWith(account.accountId));
  if (!totals) throw new Error(`The sandbox has no account ${accountId}.`);
  return totals;
}

export async function addFault(requests: APIRequestContext, sandboxUrl: string, fault: FaultInput): Promise<void> {
  const answer = await requests.post(`${sandboxUrl}/__sandbox/faults`, { data: fault });
  expect(answer.status()).toBe(201);
}

export async function faultHits(requests: APIRequestContext, sandboxUrl: string): Promise<number[]> {
  const answer = await requests.get(`${sandboxUrl}/__sandbox/faults`);
  return z
    .object({ faults: z.array(z.object({ hits: z.int() })) })
    .parse(await answer.json())
    .faults.map(({ hits }) => hits);
}

export async function clearFaults(requests: APIRequestContext, sandboxUrl: string): Promise<void> {
  await requests.delete(`${sandboxUrl}/__sandbox/faults`);
}
