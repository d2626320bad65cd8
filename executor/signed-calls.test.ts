import { serve } from 'inngest/edge';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canonicalJson, sign } from '@/lib/engine/signing';

const key = (digit: string) => `signkey-test-${digit.repeat(64)}`;
const [current, previous, foreign] = [key('a'), key('b'), key('c')];
const bare = 'd'.repeat(64);

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('INNGEST_SIGNING_KEY', current);
});
afterEach(() => vi.unstubAllEnvs());

async function callSigned(signingKey?: string): Promise<number> {
  const { inngest } = await import('@/inngest/client');
  const work = inngest.createFunction({ id: 'work', triggers: [{ event: 'test/requested' }] }, () => 'done');
  const event = { name: 'test/requested', data: {} };
  const body = canonicalJson({
    version: 1,
    event,
    events: [event],
    steps: {},
    ctx: { run_id: '1', attempt: 0, stack: { stack: [], current: 0 } },
  });
  const headers = new Headers({ host: 'localhost', 'content-type': 'application/json' });
  if (signingKey) headers.set('x-inngest-signature', sign(signingKey, body, Date.now()));
  const answer = await serve({ client: inngest, functions: [work] })(
    new Request('http://localhost/api/inngest?fnId=cmis-work&stepId=step', { method: 'POST', headers, body }),
  );
  return answer.status;
}

describe('calls of an engine', () => {
  it('calls of an engine are accepted only when signed with the key of the environment', async () => {
    expect(await callSigned(current)).toBe(200);
    expect(await callSigned(foreign)).toBe(401);
    expect(await callSigned()).toBe(401);
  });

  it('calls of an engine may be signed with the previous key while INNGEST_SIGNING_KEY_FALLBACK names it', async () => {
    expect(await callSigned(previous)).toBe(401);
    vi.stubEnv('INNGEST_SIGNING_KEY_FALLBACK', previous);
    vi.resetModules();
    expect(await callSigned(previous)).toBe(200);
    expect(await callSigned(current)).toBe(200);
    expect(await callSigned(foreign)).toBe(401);
  });

  it('calls of an engine may be signed with a key without a prefix, as a self-hosted server requires', async () => {
    vi.stubEnv('INNGEST_SIGNING_KEY', bare);
    vi.resetModules();
    expect(await callSigned(bare)).toBe(200);
  });
});
