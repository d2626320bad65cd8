import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { mintOrganization } from '@/db/testing/organization';
import { loadMember } from '@/lib/auth/load-member';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { listLeads } from '@/lib/leads/list-leads';
import { encodeCursor } from '@/lib/list-cursor';
import { toFigureFilter } from '@/lib/metrics/figure-filter';
import { listPosts } from '@/lib/posts/list-posts';
import { listRuns } from '@/lib/sync/status/list-runs';
import { listTokenEvents } from '@/lib/tokens/list-token-events';
import { listDeliveries } from '@/lib/webhooks/deliveries/list-deliveries';

let session: SessionWith<'owner'>;
beforeAll(async () => {
  const minted = await mintOrganization();
  const answer = await loadMember({ userId: minted.userId, sessionVersion: 1 }, minted.orgId, null);
  if (answer.kind !== 'member') throw new Error('not a member');
  session = requireRole(answer.session, 'owner');
});

const first = (sortedBy: string) => ({ cursor: encodeCursor({ sortedBy, id: randomUUID() }), limit: 10 });

const filter = () => toFigureFilter({}, session.organization, new Date());

const lists = {
  posts: (sortedBy: string) => listPosts(session, filter(), { ...first(sortedBy), status: 'published' }),
  'scheduled posts': (sortedBy: string) => listPosts(session, filter(), { ...first(sortedBy), status: 'scheduled' }),
  leads: (sortedBy: string) => listLeads(session, {}, first(sortedBy)),
  'token events': (sortedBy: string) => listTokenEvents(session.orgId, randomUUID(), first(sortedBy)),
  'sync runs': (sortedBy: string) => listRuns(session.orgId, {}, first(sortedBy), 'en'),
  deliveries: (sortedBy: string) => listDeliveries(session.orgId, {}, first(sortedBy)),
};

describe.each(Object.entries(lists))('a cursor of the list of %s', (name, list) => {
  it.each([
    '+275760-09-13T00:00:00.000Z',
    '+010000-01-01T00:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '-000001-01-01T00:00:00.000Z',
    '-271821-04-20T00:00:00.000Z',
    'yesterday',
  ])('is refused as invalid input when it names the instant %s', async (instant) => {
    await expect(list(instant)).rejects.toMatchObject({ code: 'invalid_input', status: 400 });
  });

  it.each(['1000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])('is read when it names %s', async (instant) => {
    const answer = list(instant);
    if (name === 'token events') await expect(answer).rejects.toMatchObject({ code: 'not_found' });
    else await expect(answer).resolves.toMatchObject({ nextCursor: null });
  });
});
