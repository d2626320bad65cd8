import { describe, expect, it } from 'vitest';
import { connectErrorKey } from './connect-error';

describe('connectErrorKey', () => {
  it('knows the ways in which connecting fails', () => {
    expect(connectErrorKey('connectedAsOther')).toBe('connectedAsOther');
  });

  it.each(['noAccountsChosen', 'fields', 'fields.required', 'toString', '<b>', ''])('takes %j as unknown', (text) => {
    expect(connectErrorKey(text)).toBe('unknown');
  });
});
