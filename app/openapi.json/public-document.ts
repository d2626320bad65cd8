import { authCookieName } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';
import { openApiDocument } from '@/lib/openapi/open-api-document';
import './documented-routes';

/** The OpenAPI document of this installation, with every route of `defineRoute`. */
export function publicDocument(): ReturnType<typeof openApiDocument> {
  return openApiDocument(authCookieName('session', env().AUTH_URL));
}
