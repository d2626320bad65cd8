import { createTranslator } from 'next-intl';
import { beforeEach, expect, it, vi } from 'vitest';
import { acceptFigures } from '@/app/[locale]/orgs/[org]/alerts/actions';
import AlertsPage from '@/app/[locale]/orgs/[org]/alerts/page';
import RunPage from '@/app/[locale]/orgs/[org]/syncs/[run]/page';
import { POST as acceptRoute } from '@/app/api/orgs/[org]/held-figures/accept/route';
import { GET as listRoute } from '@/app/api/orgs/[org]/held-figures/route';
import { groupAlerts } from '@/components/alerts/group-alerts';
import { messagesOf, rendered } from '@/conformance/rendered';
import { memberships } from '@/db/schema/memberships';
import { withOrg } from '@/db/tenant';
import { evaluateAlerts } from '@/lib/alerts/evaluate-alerts';
import { listAlerts } from '@/lib/alerts/list-alerts';
import { listHeldFigures } from '@/lib/alerts/list-held-figures';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { addDays, dayInZone, daysOf } from '@/lib/dates';
import { logger } from '@/lib/logger';
import type { RemoteDailyMetrics } from '@/lib/platforms/platform';
import { connectAll, mintSession, runsOf, sync } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount, remoteMetrics, withFigures } from '@/lib/sync/testing/fake-platform';
import { STEADY_ZONE } from '@/lib/sync/testing/steady-zone';

logger.level = 'silent';

const request = { cookie: '', locale: 'en' as keyof typeof messagesOf };
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ cookie: request.cookie }),
  cookies: async () => ({
    getAll: (name: string) => {
      const found = request.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
      return found ? [{ name, value: found.slice(name.length + 1) }] : [];
    },
  }),
}));
vi.mock('next/cache', () => ({ revalidatePath: () => {} }));
vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ refresh: () => {} }),
}));
vi.mock('next-intl/server', () => ({
  getLocale: async () => request.locale,
  getTranslations: async (given?: never) => {
    const namespace = typeof given === 'string' ? given : undefined;
    return createTranslator({ locale: request.locale, messages: messagesOf[request.locale], namespace });
  },
}));

const today = dayInZone(new Date(), STEADY_ZONE);
const healthy = daysOf(addDays(today, -8), addDays(today, -3)).map((date) =>
  remoteMetrics('c', date, { conversions: '4', conversionValueMicros: 9_000_000n, spendMicros: 2_000_000n }),
);

async function heldOrganization() {
  const platform = new FakePlatform();
  const changes: Record<string, Partial<RemoteDailyMetrics>> = {
    '1': { conversions: '0', conversionValueMicros: null },
    '2': { clicks: 0 },
    '3': { conversions: '0', conversionValueMicros: null },
  };
  platform.accounts = ['1', '2', '3'].map((id) => ({ ...remoteAccount(id), name: `Store ${id}` }));
  const answer = (id: string, change: Partial<RemoteDailyMetrics>) =>
    platform.metrics.set(
      id,
      healthy.map((row) => withFigures(row, { campaignExternalId: `c of ${id}`, ...change })),
    );
  for (const id of Object.keys(changes)) answer(id, {});
  const session = await mintSession();
  const integrationId = await connectAll(session, platform);
  await sync(session.orgId, integrationId, platform, 'metrics');
  for (const [id, change] of Object.entries(changes)) answer(id, change);
  await sync(session.orgId, integrationId, platform, 'metrics');
  await evaluateAlerts(session.orgId);
  request.cookie = await sessionCookieFor(session.user.id);
  const [run] = (await runsOf(session.orgId)).toSorted((a, b) => Number(b.requestedAt) - Number(a.requestedAt));
  return { session, orgId: session.orgId, runId: run?.id ?? '' };
}

const become = (orgId: Awaited<ReturnType<typeof heldOrganization>>['orgId'], role: 'viewer' | 'marketer') =>
  withOrg(orgId, (tx) => tx.update(memberships).set({ role }));

const runPage = async (locale: keyof typeof messagesOf, orgId: string, runId: string) => {
  request.locale = locale;
  const params = Promise.resolve({ locale, org: orgId, run: runId });
  return rendered(locale, await RunPage({ params }));
};
const alertsPage = async (locale: keyof typeof messagesOf, orgId: string) => {
  request.locale = locale;
  const params = Promise.resolve({ locale, org: orgId });
  return rendered(locale, await AlertsPage({ params, searchParams: Promise.resolve({}) }));
};

beforeEach(() => {
  request.locale = 'en';
});

const namesHeld = async (orgId: Parameters<typeof listHeldFigures>[0]) =>
  (await listHeldFigures(orgId)).map(({ name }) => name);

it('alerts of held figures are one group for each cause, whatever the accounts are called', async () => {
  const { orgId } = await heldOrganization();
  const { alerts } = await listAlerts(orgId, { state: 'open', limit: 50 });
  const groups = groupAlerts(alerts.filter(({ kind }) => kind === 'figures_held'));
  expect(groups.map(({ alerts: members }) => members.map(({ values }) => values.name).sort())).toEqual([
    ['Store 1', 'Store 3'],
    ['Store 2'],
  ]);
});

it.each(['en', 'ar'] as const)(
  'the pages of a sync and of alerts show the changes, that they cannot be undone, and the button (%s)',
  async (locale) => {
    const { orgId, runId } = await heldOrganization();
    const words = messagesOf[locale].heldFigures;
    const shown = await runPage(locale, orgId, runId);
    expect(shown).toContain(words.effect);
    expect(shown.match(/name="adAccountIds"/g)).toHaveLength(3);
    for (const name of ['Store 1', 'Store 2', 'Store 3', words.figures.conversions, words.figures.clicks]) {
      expect(shown).toContain(name);
    }
    const list = await alertsPage(locale, orgId);
    expect(list.match(/name="adAccountIds"/g)).toHaveLength(5);
    expect(list).toContain(words.doubts.conversions_missing);
    expect(list).toContain(words.effect);
  },
);

it('a viewer sees held figures on the page of a sync without a button, and the action and the API refuse', async () => {
  const { orgId, runId, session } = await heldOrganization();
  await become(orgId, 'viewer');
  const shown = await runPage('en', orgId, runId);
  expect(shown).toContain(messagesOf.en.heldFigures.askMarketer);
  expect(shown).not.toContain('name="adAccountIds"');
  const held = await listHeldFigures(orgId);
  const form = new FormData();
  form.set('org', orgId);
  for (const { adAccountId } of held) form.append('adAccountIds', adAccountId);
  expect(await acceptFigures(null, form)).toMatchObject({ ok: false });
  const answer = await acceptRoute(
    new Request(`http://localhost:3000/api/orgs/${orgId}/held-figures/accept`, {
      method: 'POST',
      headers: { cookie: request.cookie, origin: 'http://localhost:3000', 'content-type': 'application/json' },
      body: JSON.stringify({ adAccountIds: held.map(({ adAccountId }) => adAccountId) }),
    }),
    { params: Promise.resolve({ org: session.orgId }) },
  );
  expect(answer.status).toBe(403);
  expect(await namesHeld(orgId)).toEqual(['Store 1', 'Store 2', 'Store 3']);
});

it('the action accepts the figures of a group of accounts, the API the rest, and the sync page then has no notice', async () => {
  const { orgId, runId } = await heldOrganization();
  const [one, two, three] = await listHeldFigures(orgId);
  const form = new FormData();
  form.set('org', orgId);
  for (const held of [one, three]) form.append('adAccountIds', held?.adAccountId ?? '');
  expect(await acceptFigures(null, form)).toEqual({ ok: true });
  expect(await namesHeld(orgId)).toEqual(['Store 2']);

  const params = { params: Promise.resolve({ org: orgId }) };
  const url = `http://localhost:3000/api/orgs/${orgId}/held-figures`;
  const listed = await listRoute(new Request(url, { headers: { cookie: request.cookie } }), params);
  expect(await listed.json()).toMatchObject({
    heldFigures: [{ adAccountId: two?.adAccountId, change: { totals: { clicks: { stored: '60', answered: '0' } } } }],
  });
  const post = () =>
    acceptRoute(
      new Request(`${url}/accept`, {
        method: 'POST',
        headers: { cookie: request.cookie, origin: 'http://localhost:3000', 'content-type': 'application/json' },
        body: JSON.stringify({ adAccountIds: [two?.adAccountId] }),
      }),
      params,
    );
  expect(await (await post()).json()).toEqual({ accepted: [two?.adAccountId] });
  expect((await post()).status).toBe(404);
  expect(await runPage('en', orgId, runId)).not.toContain(messagesOf.en.heldFigures.noticeBody);
});
