import { describe, expect, it } from 'vitest';
import { parseForm } from './parse-form';

describe('parseForm', () => {
  it('reads fields, encoded ones too', () => {
    expect(parseForm('oauth_token=a-1&oauth_token_secret=s%2F%3D&note=\n')).toEqual({
      value: { oauth_token: 'a-1', oauth_token_secret: 's/=', note: '' },
    });
  });

  it.each(['', 'oauth_token', '<html a="1">', '{"a":1}', 'Failed to validate oauth signature and token', 'a=1&'])(
    'reads no form from %j',
    (text) => {
      expect(parseForm(text)).toBeUndefined();
    },
  );
});
