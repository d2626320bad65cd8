// The client writes `target`: two leading slashes name another host to a URL parser and are collapsed.
export function ownAddress(target: string, authUrl: string): string {
  return `${new URL(authUrl).origin}/${target.replace(/^[/\\]+/, '')}`;
}
