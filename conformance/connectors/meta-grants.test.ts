import { describe, expect, it, vi } from 'vitest';
import { connectorOf, grantEverything } from './connector';
import { meta } from './fixtures/meta';
import { NOW, runSandbox } from './run-sandbox';

runSandbox();

describe('a grant of Meta', () => {
  it('ends when debug_token says, not after the duration of the exchange by our clock', async () => {
    const connector = connectorOf(meta);
    const { oauth } = connector;
    const grant = await grantEverything(connector);
    // The answer of debug_token in whole seconds of Meta's clock.
    const original = globalThis.fetch;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const answer = await original(input, init);
      vi.setSystemTime(NOW + 3_600_000);
      return answer;
    });
    const renewed = await oauth.refresh(grant);
    vi.restoreAllMocks();
    expect(renewed.expiresAt).toEqual(new Date(NOW + 5_183_944_000));
  });
});
