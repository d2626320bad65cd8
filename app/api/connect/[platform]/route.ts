import { parseInput, parseParams, queryObject } from '@/lib/api/parse-input';
import { problemResponse } from '@/lib/api/problem';
import { requestIdOf } from '@/lib/api/request-id-of';
import { toAppError } from '@/lib/api/to-app-error';
import { requireOrg } from '@/lib/auth/org-session';
import { requireSession } from '@/lib/auth/session';
import { startConnect } from '@/lib/connect/connect';
import { connectFailurePage } from '@/lib/connect/connect-pages';
import { env } from '@/lib/env';
import { connectQuerySchema, platformParamSchema } from '@/lib/integrations/schema';
import { logger } from '@/lib/logger';

export async function GET(request: Request, context: { params: Promise<{ platform: string }> }): Promise<Response> {
  const requestId = requestIdOf(request);
  const search = new URL(request.url).searchParams;
  const origin = env().AUTH_URL;
  try {
    const { platform } = parseParams(platformParamSchema, await context.params);
    const { org, locale, integration, consent } = parseInput(connectQuerySchema, queryObject(search), 'query');
    const session = await requireOrg(org, 'admin');
    const { sessionVersion } = await requireSession();
    const screen = await startConnect(session, {
      platform,
      locale,
      integrationId: integration,
      consent,
      origin,
      sessionVersion,
    });
    return Response.redirect(screen, 302);
  } catch (error) {
    const failure = toAppError(error);
    logger.warn({ requestId, route: 'GET /api/connect', code: failure.code, err: error }, 'connect refused');
    if (failure.code === 'not_found' || failure.code === 'invalid_input') return problemResponse(failure, requestId);
    const place = { orgId: search.get('org'), locale: search.get('locale') };
    return Response.redirect(connectFailurePage(origin, failure, place), 302);
  }
}
