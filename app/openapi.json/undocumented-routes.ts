/** Addresses that are not in the paths of the OpenAPI document, with the reason. */
export const undocumentedRoutes: Readonly<Record<string, string>> = {
  '/api/{...rest}': 'Answers unknown addresses.',
  '/api/auth/{...nextauth}': 'Signs in by a browser; the protocol of its forms is that of Auth.js.',
  '/api/connect/{platform}': 'A browser opens it on the way to a consent screen.',
  '/api/connect/{platform}/callback': 'A consent screen returns the browser here.',
  '/api/csp': 'Browsers report violations of the Content-Security-Policy here.',
  '/api/inngest': 'The background engine calls it, with a signature.',
  '/api/webhooks/{platform}': 'Platforms call it: the webhooks of the document.',
  '/docs/llms.txt': 'The documentation itself, for programs that read.',
  '/docs/postman-environment.json': 'Variables of the Postman collection.',
  '/docs/postman.json': 'The document as a Postman collection.',
  '/docs/reference/{operation}': 'The documentation itself, as Markdown.',
  '/docs/{page}': 'The documentation itself, as Markdown.',
  '/openapi.json': 'The document itself.',
};
