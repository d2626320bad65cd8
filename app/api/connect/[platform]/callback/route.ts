import { parseParams } from '@/lib/api/parse-input';
import { problemResponse } from '@/lib/api/problem';
import { requestIdOf } from '@/lib/api/request-id-of';
import { toAppError } from '@/lib/api/to-app-error';
import { requireSession } from '@/lib/auth/session';
import { finishConnect } from '@/lib/connect/connect';
import { afterConsentPage, connectFailurePage } from '@/lib/connect/connect-pages';
import { env } from '@/lib/env';
import { platformParamSchema } from '@/lib/integrations/schema';
import { logger } from '@/lib/logger';

export async function GET(request: Request, context: { params: Promise<{ platform: string }> }): Promise<Response> {
  const requestId = requestIdOf(request);
  const search = new URL(request.url).searchParams;
  const origin = env().AUTH_URL;
  try {
    const { platform } = parseParams(platformParamSchema, await context.params);
    const { user, sessionVersion } = await requireSession();
    const connected = await finishConnect({
      platform,
      answer: search,
      userId: user.id,
      sessionVersion,
      requestId,
    });
    return Response.redirect(afterConsentPage(origin, platform, connected), 302);
  } catch (error) {
    const failure = toAppError(error);
    logger.warn({ requestId, route: 'GET /api/connect/callback', code: failure.code, err: error }, 'connect failed');
    if (failure.code === 'not_found') return problemResponse(failure, requestId);
    return Response.redirect(connectFailurePage(origin, failure, failure.values), 302);
  }
}
