/**
 * Where a call to `url` really goes: `https://<host>/<path>` becomes `<sandboxOrigin>/<host>/<path>` when a sandbox
 * stands in for the platforms, and stays itself otherwise. The one place that knows this rule.
 */
export function routedUrl(url: URL, sandboxOrigin: string | undefined): URL {
  if (!sandboxOrigin) return url;
  return new URL(`/${url.host}${url.pathname}${url.search}`, sandboxOrigin);
}
