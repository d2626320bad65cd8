import { describe, expect, it } from 'vitest';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { platformDefinition } from './registry';
import { forgeries, genuine, OLDER, RECEIVED_AT, SECRET, type Sent } from './testing/forged-webhooks';

// Per platform. Only forgeries that differ from all others and can be sent are counted.
const LEAST = 2_000;

function accepts(id: PlatformId, { body, headers }: Sent): boolean | undefined {
  let sent: Headers;
  try {
    sent = new Headers(headers);
  } catch {
    return undefined;
  }
  return platformDefinition(id).webhooks.verifyWebhook({ body, headers: sent, receivedAt: RECEIVED_AT }, [
    SECRET,
    OLDER,
  ]);
}

describe.each(platformIds)('as %s', (id) => {
  it('genuine requests are accepted, with each of the secrets', () => {
    for (const sent of [...genuine(id), ...genuine(id, OLDER)]) expect(accepts(id, sent)).toBe(true);
  });

  it('forged requests are never accepted and never throw', () => {
    const tried = new Set<string>();
    for (const sent of forgeries(id)) {
      const verdict = accepts(id, sent);
      if (verdict === true)
        expect.fail(`accepted: ${JSON.stringify(sent.headers)} ${sent.body.toString('utf8', 0, 500)}`);
      if (verdict === false) tried.add(JSON.stringify([sent.headers, sent.body.toString('base64')]));
    }
    expect(tried.size).toBeGreaterThanOrEqual(LEAST);
  });
});
