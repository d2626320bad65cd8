import { defineRoute } from '@/lib/api/define-route';
import { readCookie } from '@/lib/auth/session-cookie';
import { isLocale, LOCALE_COOKIE } from '@/lib/i18n/routing';
import { loadCaller } from '@/lib/orgs/load-caller';
import { callerDto } from '@/lib/orgs/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/me',
  operationId: 'getMe',
  summary: 'Read who the caller is: the person, its organizations with role and scopes, and the API token',
  auth: 'session-or-token',
  tier: 'api',
  response: callerDto,
  handler: async ({ caller, request }) => {
    const chosen = readCookie(request.headers.get('cookie'), LOCALE_COOKIE);
    const language = caller.kind === 'user' && isLocale(chosen) ? chosen : null;
    return { ...(await loadCaller(caller)), language };
  },
});
