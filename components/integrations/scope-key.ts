/**
 * Key under `scopes` in the message files: of a URL the last part of its path, with `_` for dots
 * (`…/auth/youtube.readonly` -> `youtube_readonly`, `tweet.read` -> `tweet_read`).
 */
export function scopeKey(scope: string): string {
  const name = /^https?:\/\/.*?([^/]+)\/*$/.exec(scope)?.[1] ?? scope;
  return name.replaceAll(/[^A-Za-z0-9_-]/g, '_');
}
