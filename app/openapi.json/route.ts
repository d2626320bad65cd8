import { authCookieName } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';
import { openApiDocument } from '@/lib/openapi/open-api-document';
import './documented-routes';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return Response.json(openApiDocument(authCookieName('session', env().AUTH_URL)), {
    headers: { 'cache-control': 'public, max-age=300' },
  });
}
