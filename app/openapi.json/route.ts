import { publicDocument } from './public-document';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return Response.json(publicDocument(), { headers: { 'cache-control': 'public, max-age=300' } });
}
