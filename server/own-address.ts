/**
 * Where a request belongs that came to another address. `target` is written by the client: one that starts with two
 * slashes names another host to a URL parser, so only the part after them is kept.
 * @param target as in the request line
 * @param authUrl the product's own address
 */
export function ownAddress(target: string, authUrl: string): string {
  return `${new URL(authUrl).origin}/${target.replace(/^[/\\]+/, '')}`;
}
