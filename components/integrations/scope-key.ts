/**
 * Key of a permission's texts under `scopes` in the message files: of an address only the last part of the path, and
 * `_` for what a key cannot hold (`https://www.googleapis.com/auth/youtube.readonly` -> `youtube_readonly`,
 * `tweet.read` -> `tweet_read`, `snapchat-marketing-api` as it is).
 */
export function scopeKey(scope: string): string {
  const name = /^https?:\/\/.*?([^/]+)\/*$/.exec(scope)?.[1] ?? scope;
  return name.replaceAll(/[^A-Za-z0-9_-]/g, '_');
}
