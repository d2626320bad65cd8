import { ADS_SCOPES, POSTS_SCOPES } from '../constants';
import type { DualGrant } from './dual-grant';

interface Scopes {
  granted: string[];
  declined: string[];
}

function adsScopes(numbers: readonly number[]): Scopes {
  const names = Object.keys(ADS_SCOPES) as (keyof typeof ADS_SCOPES)[];
  const isGranted = (name: keyof typeof ADS_SCOPES) => ADS_SCOPES[name].some((number) => numbers.includes(number));
  return { granted: names.filter(isGranted), declined: names.filter((name) => !isGranted(name)) };
}

function postsScopes(granted: readonly string[]): Scopes {
  return { granted: [...granted], declined: POSTS_SCOPES.filter((scope) => !granted.includes(scope)) };
}

export function scopesIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((scope) => scope !== '');
}

export function scopesOf({ ads, posts }: DualGrant): Scopes {
  const parts = [ads && adsScopes(ads.scopes), posts && postsScopes(posts.scopes)].filter((part) => part !== null);
  return { granted: parts.flatMap(({ granted }) => granted), declined: parts.flatMap(({ declined }) => declined) };
}
