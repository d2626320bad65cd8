import { describe, expect, it } from 'vitest';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { scopeKey } from './scope-key';

describe('scopeKey', () => {
  it.each([
    ['ads_read', 'ads_read'],
    ['snapchat-marketing-api', 'snapchat-marketing-api'],
    ['tweet.read', 'tweet_read'],
    ['user.info.basic', 'user_info_basic'],
    ['offline:access', 'offline_access'],
    ['https://www.googleapis.com/auth/adwords', 'adwords'],
    ['https://www.googleapis.com/auth/youtube.readonly', 'youtube_readonly'],
    ['https://example.com/', 'example_com'],
    ['صلاحية', '______'],
    ['', ''],
  ])('turns %j into %j', (scope, key) => {
    expect(scopeKey(scope)).toBe(key);
  });

  it('returns every key of the message files unchanged', () => {
    for (const key of [...Object.keys(en.scopes), ...Object.keys(ar.scopes)]) expect(scopeKey(key)).toBe(key);
  });
});
