import { describe, expect, it } from 'vitest';
import { readableStreams, readableTypes } from './readable-types';

const chosen = [{ selected: false }, { selected: true }];
const none = [{ selected: false }];

describe('what can be read through a connection', () => {
  it.each([
    [chosen, chosen, ['campaigns', 'metrics', 'posts'], ['all', 'campaigns', 'metrics', 'posts']],
    [chosen, none, ['campaigns', 'metrics'], ['all', 'campaigns', 'metrics']],
    [none, chosen, ['posts'], ['all']],
    [none, [], [], ['all']],
  ])('follows the accounts and profiles that are chosen', (adAccounts, profiles, streams, types) => {
    expect(readableStreams({ adAccounts, profiles })).toEqual(streams);
    expect(readableTypes({ adAccounts, profiles })).toEqual(types);
  });
});
