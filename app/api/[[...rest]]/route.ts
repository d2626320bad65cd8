import { problemResponse } from '@/lib/api/problem';
import { requestIdOf } from '@/lib/api/request-id';
import { notFound } from '@/lib/errors';

/** An address below /api that no route has: programs get a problem document, not the page for people. */
export function GET(request: Request): Response {
  return problemResponse(notFound(), requestIdOf(request));
}

export { GET as DELETE, GET as OPTIONS, GET as PATCH, GET as POST, GET as PUT };
