const UUID = /^[0-9a-f-]{36}$/;

/** Created here when the middleware did not run, so that an answer and its log line always share one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? '';
  return UUID.test(given) ? given : crypto.randomUUID();
}
