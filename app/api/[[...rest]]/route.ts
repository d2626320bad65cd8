import { problemResponse } from '@/lib/api/problem';
import { requestIdOf } from '@/lib/api/request-id-of';
import { notFound } from '@/lib/errors';

/** Programs get a problem document instead of the not-found page. */
export function GET(request: Request): Response {
  return problemResponse(notFound(), requestIdOf(request));
}

export { GET as DELETE, GET as OPTIONS, GET as PATCH, GET as POST, GET as PUT };
