import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keyedPlatforms } from '@/db/schema/webhook-keys';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { useOwnDatabase } from '@/db/testing/own-database';
import { sized } from '@/db/testing/test-size';
import { logger } from '@/lib/logger';
import { platformIds } from '@/lib/platform-ids';
import { forgeries, genuine, OLDER, RECEIVED_AT, SECRET, type Sent } from '@/lib/platforms/testing/forged-webhooks';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { storeWebhookKey } from '../keys/store-webhook-key';
import { post, send } from '../testing/meta-organization';

// The default run takes every twelfth case of the corpus.
const EACH = sized(12, 1);

logger.level = 'silent';
beforeAll(async () => {
  // The environment is parsed once, at its first use.
  for (const id of platformIds) process.env[`${id.toUpperCase()}_WEBHOOK_SECRET`] = `${SECRET},${OLDER}`;
  await useOwnDatabase('forgeries');
  const { orgId } = await mintSession();
  await withOrg(orgId, async (tx) => {
    for (const platform of keyedPlatforms) {
      for (const key of [SECRET, OLDER]) await storeWebhookKey(tx, orgId, { platform, key });
    }
  });
  vi.useFakeTimers({ toFake: ['Date'], now: RECEIVED_AT });
});
afterAll(() => vi.useRealTimers());

const rows = () =>
  withSystem('test: how many deliveries are stored', async (tx) => {
    const [row] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from webhook_deliveries`);
    return row?.count;
  });

async function statusOf(id: string, { body, headers }: Sent): Promise<number | undefined> {
  const request = post(id, body);
  try {
    for (const [name, value] of headers) request.headers.append(name, value);
  } catch {
    return undefined;
  }
  return (await send(request)).response.status;
}

describe.each(platformIds)('a forged request of %s to the webhook handler', (id) => {
  it('is answered with 401 and stores no row; a genuine one stores one', async () => {
    const before = await rows();
    const answers = new Map<number, number>();
    for (const [index, sent] of forgeries(id).entries()) {
      if (index % EACH !== 0) continue;
      const status = await statusOf(id, sent);
      if (status !== undefined) answers.set(status, (answers.get(status) ?? 0) + 1);
    }
    expect([...answers.keys()]).toEqual([401]);
    expect(await rows()).toBe(before);
    const [real] = genuine(id);
    expect(real && (await statusOf(id, real))).toBe(200);
    expect(await rows()).toBe((before ?? 0) + 1);
  });
});
