import { env } from '@/lib/env';
import { postmanEnvironment } from '@/lib/openapi/postman-environment';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return Response.json(postmanEnvironment(new URL(env().AUTH_URL).origin), {
    headers: { 'cache-control': 'public, max-age=300' },
  });
}
