// @ts-check

/**
 * Where a request that came without TLS belongs. `target` is written by the client: one that starts with two slashes
 * names another host to a URL parser, so only the part after them is kept.
 * @param {string} target as in the request line
 * @param {string} authUrl the product's own address
 */
export function httpsAddress(target, authUrl) {
  return `${new URL(authUrl).origin}/${target.replace(/^[/\\]+/, '')}`;
}
