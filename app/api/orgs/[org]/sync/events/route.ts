import { defineRoute } from '@/lib/api/define-route';
import { requestLocale } from '@/lib/i18n/request-locale';
import { streamStatuses } from '@/lib/sync/live/stream-statuses';
import { syncStatusesSchema } from '@/lib/sync/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/sync/events',
  operationId: 'streamSyncStatuses',
  summary: 'Stream the sync status: each `status` event has the whole response of the status endpoint',
  description:
    'Server-sent events: the first at once, then one with each change. `Last-Event-ID` continues a stream. It ends after ten minutes or when the reader loses access.',
  errors: { rate_limited: 'The limit of the tier is used up, or ten streams of the person are open.' },
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
