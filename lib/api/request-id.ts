const UUID = /^[0-9a-f-]{36}$/;

/** The id middleware gave the request. Made here when it did not run, so that an answer and its log line always share one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? '';
  return UUID.test(given) ? given : crypto.randomUUID();
}
