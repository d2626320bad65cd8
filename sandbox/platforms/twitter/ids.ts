import type { Post } from '../../world/model';
import { hashOf, mix } from '../../world/random';

export function base36Id(...parts: (string | number)[]): string {
  const hash = hashOf(...parts);
  return (BigInt(hash) * 1024n + BigInt(mix(hash, 1) % 1024)).toString(36).padStart(6, '0').slice(-7);
}

const snowflakeEpochMs = 1_288_834_974_657n;

/** X's ids have 19 digits and begin with the time. */
export function postId(post: Post): string {
  return snowflake(post.publishesAt.getTime(), hashOf(post.id));
}

/** The smallest id at an instant, with `hash` in its last bits. */
export function snowflake(milliseconds: number, hash = 0): string {
  return (((BigInt(milliseconds) - snowflakeEpochMs) << 22n) | BigInt(hash % 2 ** 22)).toString();
}
