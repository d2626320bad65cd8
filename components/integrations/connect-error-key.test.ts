import { describe, expect, it } from 'vitest';
import { connectErrorKey } from './connect-error-key';

describe('connectErrorKey', () => {
  it('returns the key of each known failure', () => {
    expect(connectErrorKey('connectedAsOther')).toBe('connectedAsOther');
  });

  it.each(['noAccountsChosen', 'fields', 'fields.required', 'toString', '<b>', ''])(
    'returns the general key for %j',
    (text) => {
      expect(connectErrorKey(text)).toBe('unknown');
    },
  );
});
