import { describe, expect, it } from 'vitest';
import { meaningOfWords, saysGone } from './failure-words';

describe('the words of a failure', () => {
  it.each([
    "The advertiser 71 doesn't exist or was deleted.",
    'The ad account can not be found',
    'Could not find the ad account',
    'This account has been permanently deleted',
    'Ad account 12 is disabled',
    'advertiser_id: Advertiser can not be found',
    'Unknown advertiser',
  ])('say that the account is gone: %s', (words) => {
    expect(saysGone(words)).toBe(true);
  });

  it.each([
    'The access token of this account was not found',
    'No permission to operate advertiser 71',
    'The role of this person on the ad account was removed',
    'Something happened',
    'Invalid metric',
  ])('do not say that the account is gone: %s', (words) => {
    expect(saysGone(words)).toBe(false);
  });

  it.each([
    ['No permission to operate advertiser 71', 'not_permitted'],
    ['Too many requests. Please retry later.', 'throttled'],
    ['Internal error, please try again', 'troubled'],
    ['Invalid metric', undefined],
  ])('the words %s mean %s', (words, meaning) => {
    expect(meaningOfWords(words)).toBe(meaning);
  });
});
