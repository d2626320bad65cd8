import { describe, expect, it } from 'vitest';
import { createPlatform, supportedPlatforms } from './registry';

const config = { clientId: 'app', clientSecret: 'secret' };

describe('registry', () => {
  it('makes a connector for every supported platform, and for no other', () => {
    expect(supportedPlatforms).toEqual(['meta']);
    for (const id of supportedPlatforms) {
      const platform = createPlatform(id, config);
      expect(platform.id).toBe(id);
      // Tokens are renewed at least ten minutes before they end.
      expect(platform.refreshLeadSeconds).toBeGreaterThanOrEqual(600);
    }
    expect(() => createPlatform('snapchat', config)).toThrow(RangeError);
  });
});
