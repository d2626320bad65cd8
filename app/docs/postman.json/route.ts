import '@/app/openapi.json/documented-routes';
import { authCookieName } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';
import { openApiDocument } from '@/lib/openapi/open-api-document';
import { type DescribedPaths, postmanCollection } from '@/lib/openapi/postman-collection';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  const document = openApiDocument(authCookieName('session', env().AUTH_URL));
  return Response.json(postmanCollection(document as unknown as DescribedPaths), {
    headers: { 'cache-control': 'public, max-age=300' },
  });
}
