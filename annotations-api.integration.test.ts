import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { POST as restore } from '@/app/api/orgs/[org]/annotations/[annotationId]/restore/route';
import { DELETE, PATCH } from '@/app/api/orgs/[org]/annotations/[annotationId]/route';
import { GET, POST } from '@/app/api/orgs/[org]/annotations/route';
import { annotations } from '@/db/schema/annotations';
import { auditLog } from '@/db/schema/audit-log';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { addDays } from '@/lib/dates';

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const today = new Date().toISOString().slice(0, 10);

async function organization(role: 'marketer' | 'viewer' = 'marketer') {
  const { orgId, userId } = await mintOrganization({ role });
  const cookie = await sessionCookieFor(userId);
  const call = async (route: Route, path: string, body?: unknown, params: Record<string, string> = {}) => {
    const headers = { cookie, origin: 'http://localhost:3000', 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const request = new Request(`http://localhost:3000/api/orgs/${orgId}/${path}`, { headers, ...sent });
    const response = await route(request, { params: Promise.resolve({ org: orgId, ...params }) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const add = async (text: string, startsOn = today, more: object = {}): Promise<string> =>
    (await call(POST, 'annotations', { startsOn, endsOn: startsOn, text, ...more })).body.id;
  const texts = async (query = '') =>
    (await call(GET, `annotations?${query}`)).body.annotations.map(({ text }: { text: string }) => text);
  return { orgId, userId, call, add, texts };
}

describe('the annotations API', () => {
  it('is protected: without a session, for another organization and for a viewer nothing is changed', async () => {
    const [mine, other] = [await organization(), await organization('viewer')];
    const annotationId = await mine.add('Launch');
    const anonymous = new Request(`http://localhost:3000/api/orgs/${mine.orgId}/annotations`);
    expect((await GET(anonymous, { params: Promise.resolve({ org: mine.orgId }) })).status).toBe(401);
    for (const [org, status] of [
      [mine.orgId, 404],
      [other.orgId, 403],
    ] as const) {
      const params = { org, annotationId };
      const input = { startsOn: today, endsOn: today, text: 'x' };
      expect((await other.call(POST, 'annotations', input, params)).status).toBe(status);
      expect((await other.call(PATCH, 'annotations', { text: 'x' }, params)).status).toBe(status);
      expect((await other.call(DELETE, 'annotations', {}, params)).status).toBe(status);
      expect((await other.call(restore, 'annotations', {}, params)).status).toBe(status);
    }
    expect(await mine.texts()).toEqual(['Launch']);
    expect(await other.texts()).toEqual([]);
  });

  it('answers an annotation of another organization and an unknown one with 404', async () => {
    const [mine, other] = [await organization(), await organization()];
    for (const annotationId of [await other.add('theirs'), randomUUID()]) {
      expect((await mine.call(PATCH, 'annotations', { text: 'x' }, { annotationId })).status).toBe(404);
      expect((await mine.call(DELETE, 'annotations', {}, { annotationId })).status).toBe(404);
      expect((await mine.call(restore, 'annotations', {}, { annotationId })).status).toBe(404);
    }
    expect(await other.texts()).toEqual(['theirs']);
  });

  it('creates, changes and deletes an annotation with its author, and audits each', async () => {
    const { call, orgId, userId, texts } = await organization();
    const text = 'بدأت حملة رمضان\nwith a new page';
    const input = { startsOn: today, endsOn: addDays(today, 2), text: ` ${text} `, platform: 'meta' };
    const created = await call(POST, 'annotations', input);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ ...input, text, author: { id: userId } });
    const annotationId = created.body.id;
    const changed = await call(PATCH, 'annotations', { text: 'Changed', platform: null }, { annotationId });
    const { updatedAt: _before, ...kept } = created.body;
    const { updatedAt: _after, ...now } = changed.body;
    expect(now).toEqual({ ...kept, text: 'Changed', platform: null });
    expect((await call(DELETE, 'annotations', {}, { annotationId })).status).toBe(204);
    expect(await texts()).toEqual([]);
    expect((await call(DELETE, 'annotations', {}, { annotationId })).status).toBe(404);
    const entries = await withOrg(orgId, (tx) =>
      tx.select().from(auditLog).where(eq(auditLog.subjectId, annotationId)),
    );
    expect(entries.map(({ action }) => action).sort()).toEqual([
      'annotation.created',
      'annotation.deleted',
      'annotation.updated',
    ]);
  });

  it('restores a deleted annotation as it was, for a day', async () => {
    const { call, orgId, add, texts } = await organization();
    const [first, second] = [await add('first'), await add('second')];
    const [before] = (await call(GET, 'annotations')).body.annotations.filter(({ id }: { id: string }) => id === first);
    await call(DELETE, 'annotations', {}, { annotationId: first });
    expect((await call(restore, 'annotations', {}, { annotationId: first })).body).toEqual(before);
    expect((await call(restore, 'annotations', {}, { annotationId: first })).status).toBe(404);
    await call(DELETE, 'annotations', {}, { annotationId: first });
    const longAgo = new Date(Date.now() - 25 * 3_600_000);
    await withOrg(orgId, (tx) => tx.update(annotations).set({ deletedAt: longAgo }).where(eq(annotations.id, first)));
    expect((await call(restore, 'annotations', {}, { annotationId: first })).status).toBe(404);
    // The next deletion removes it.
    await call(DELETE, 'annotations', {}, { annotationId: second });
    const rows = await withOrg(orgId, (tx) => tx.select({ id: annotations.id }).from(annotations));
    expect(rows).toEqual([{ id: second }]);
    expect(await texts()).toEqual([]);
  });

  it('lists by days and platforms, the newest first, page by page', async () => {
    const { call, add, texts } = await organization();
    await add('all', '2026-03-10');
    await add('meta', '2026-03-12', { platform: 'meta' });
    await add('google', '2026-03-14', { endsOn: '2026-03-20', platform: 'google' });
    expect(await texts()).toEqual(['google', 'meta', 'all']);
    expect(await texts('from=2026-03-11&to=2026-03-13')).toEqual(['meta']);
    expect(await texts('from=2026-03-20')).toEqual(['google']);
    expect(await texts('from=2026-03-21')).toEqual([]);
    expect(await texts('platforms=meta,tiktok')).toEqual(['meta', 'all']);
    const first = (await call(GET, 'annotations?limit=2')).body;
    expect(first.annotations).toHaveLength(2);
    expect(await texts(`limit=2&cursor=${first.nextCursor}`)).toEqual(['all']);
    expect((await call(GET, 'annotations?cursor=none')).status).toBe(400);
  });

  it.each([
    ['an empty text', { text: '  ' }, 'body.text'],
    ['a text of 501 characters', { text: 'x'.repeat(501) }, 'body.text'],
    ['a day that does not exist', { startsOn: '2026-02-30' }, 'body.startsOn'],
    ['a last day before the first', { endsOn: addDays(today, -1) }, 'body.endsOn'],
    ['32 days', { endsOn: addDays(today, 31) }, 'body.endsOn'],
    ['a day of 21 years ago', { startsOn: addDays(today, -7671) }, 'body.startsOn'],
    ['a day in 21 years', { startsOn: addDays(today, 7671), endsOn: addDays(today, 7671) }, 'body.startsOn'],
    ['an unknown platform', { platform: 'myspace' }, 'body.platform'],
    ['an unknown field', { colour: 'red' }, 'body'],
  ])('refuses %s, naming the field', async (_name, change, field) => {
    const { call, add, texts } = await organization();
    const refused = await call(POST, 'annotations', { startsOn: today, endsOn: today, text: 'x', ...change });
    expect(refused.status).toBe(400);
    expect(refused.body.invalidParams.map(({ name }: { name: string }) => name)).toContain(field);
    expect(await texts()).toEqual([]);
    const annotationId = await add('kept');
    expect((await call(PATCH, 'annotations', change, { annotationId })).status).toBe(400);
    expect(await texts()).toEqual(['kept']);
  });
});
