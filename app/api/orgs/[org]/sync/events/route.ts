import { defineRoute } from '@/lib/api/define-route';
import { requestLocale } from '@/lib/i18n/request-locale';
import { streamStatuses } from '@/lib/sync/live/stream-statuses';
import { syncStatusesSchema } from '@/lib/sync/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/sync/events',
  operationId: 'streamSyncStatuses',
  summary: 'Stream the sync status: each `status` event has the whole response of the status endpoint',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  response: syncStatusesSchema,
  media: 'text/event-stream',
  handler: ({ session, request }) =>
    streamStatuses({
      session,
      locale: requestLocale(request.headers),
      lastEventId: request.headers.get('last-event-id'),
      signal: request.signal,
    }),
});
