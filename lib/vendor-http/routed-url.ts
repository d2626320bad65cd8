// With a sandbox, `https://<host>/<path>` becomes `<sandboxOrigin>/<host>/<path>`.
export function routedUrl(url: URL, sandboxOrigin: string | undefined): URL {
  if (!sandboxOrigin) return url;
  return new URL(`/${url.host}${url.pathname}${url.search}`, sandboxOrigin);
}
