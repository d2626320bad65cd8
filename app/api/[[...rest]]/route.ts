import { answerPreflight } from '@/lib/api/cors';
import { problemResponse } from '@/lib/api/problem';
import { requestIdOf } from '@/lib/api/request-id-of';
import { toAppError } from '@/lib/api/to-app-error';
import { notFound } from '@/lib/errors';
import { inRequest } from '@/lib/work-kind';

/** Programs get a problem document instead of the not-found page. */
export function GET(request: Request): Response {
  return problemResponse(notFound(), requestIdOf(request));
}

/** Preflights that the middleware marked are rewritten to this route. */
export async function OPTIONS(request: Request): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    return (await inRequest(() => answerPreflight(request, requestId))) ?? GET(request);
  } catch (error) {
    return problemResponse(toAppError(error), requestId);
  }
}

export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT };
