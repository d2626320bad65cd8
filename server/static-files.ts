import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

const PREFIX = '/_next/static/';

export function staticFiles(folder: string) {
  const serve = sirv(folder, {
    brotli: true,
    etag: true,
    immutable: true,
    maxAge: 31_536_000,
    setHeaders: (response) => response.setHeader('vary', 'accept-encoding'),
  });
  return (request: IncomingMessage, response: ServerResponse, otherwise: () => void): void => {
    const url = request.url ?? '';
    if (!url.startsWith(PREFIX)) {
      otherwise();
      return;
    }
    request.url = url.slice(PREFIX.length - 1);
    serve(request, response, () => {
      request.url = url;
      otherwise();
    });
  };
}
