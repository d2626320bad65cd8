import { NextRequest } from 'next/server';
import { GET, postToAuth } from '@/lib/auth/next-auth';
import { clientNetwork } from '@/lib/rate-limit/client-address';
import { rateLimited, takeForAct } from '@/lib/rate-limit/rate-limit';
import { problemResponse } from './problem';
import { requestIdOf } from './request-id-of';
import { toAppError } from './to-app-error';

export { GET };

/** Auth.js refuses HEAD with 400. */
export function HEAD(request: NextRequest): Promise<Response> {
  return GET(new NextRequest(request.url, { headers: request.headers }));
}

/** Auth.js endpoints with changes. A sign-out that the database did not record is an error and keeps the cookie. */
export async function POST(request: NextRequest): Promise<Response> {
  const { response, failures, isTry } = await postToAuth(request);
  const failure = failures[0] ?? (isTry ? null : await refusalOfNonsense(request));
  return failure ? problemResponse(toAppError(failure), requestIdOf(request)) : response;
}

// A POST without a password or the token of its page counts as a try too.
async function refusalOfNonsense(request: NextRequest) {
  if (!request.nextUrl.pathname.startsWith('/api/auth/callback/')) return null;
  const verdict = await takeForAct('auth', `address:${clientNetwork(request.headers)}`);
  return verdict.allowed ? null : rateLimited(verdict);
}
