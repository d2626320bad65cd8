import { serve } from 'inngest/edge';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllEnvs());

it('the Inngest client requires a signature on every call, even with INNGEST_DEV in the environment', async () => {
  vi.stubEnv('INNGEST_DEV', '1');
  vi.stubEnv('INNGEST_SIGNING_KEY', `signkey-test-${'ab'.repeat(32)}`);
  const { inngest } = await import('./client');
  const work = inngest.createFunction({ id: 'work', triggers: [{ event: 'test/requested' }] }, () => 'done');
  const call = { event: { name: 'test/requested', data: {} }, events: [], steps: {}, ctx: { run_id: '1', attempt: 0 } };
  const answer = await serve({ client: inngest, functions: [work] })(
    new Request('http://localhost/api/inngest?fnId=cmis-work&stepId=step', {
      method: 'POST',
      headers: { host: 'localhost', 'content-type': 'application/json' },
      body: JSON.stringify({ ...call, version: 1 }),
    }),
  );
  expect(answer.status).toBe(401);
});
