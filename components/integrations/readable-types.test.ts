import { describe, expect, it } from 'vitest';
import { readableStreams, readableTypes } from './readable-types';

const chosen = [{ selected: false }, { selected: true }];
const none = [{ selected: false }];

describe('the data types of a connection', () => {
  it.each([
    [chosen, chosen, ['campaigns', 'metrics', 'posts'], ['all', 'campaigns', 'metrics', 'posts']],
    [chosen, none, ['campaigns', 'metrics'], ['all', 'campaigns', 'metrics']],
    [none, chosen, ['posts'], ['all']],
    [none, [], [], ['all']],
  ])('follow its selected accounts and profiles', (adAccounts, profiles, streams, types) => {
    expect(readableStreams({ adAccounts, profiles })).toEqual(streams);
    expect(readableTypes({ adAccounts, profiles })).toEqual(types);
  });
});
