/** For programs that read; the same for every reader. */
export function textResponse(text: string, type: 'text/markdown' | 'text/plain'): Response {
  return new Response(text, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=300' },
  });
}
