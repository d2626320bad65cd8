// `https://<host>/<path>` becomes `<sandboxOrigin>/<host>/<path>` with a sandbox. The only place that knows this rule.
export function routedUrl(url: URL, sandboxOrigin: string | undefined): URL {
  if (!sandboxOrigin) return url;
  return new URL(`/${url.host}${url.pathname}${url.search}`, sandboxOrigin);
}
