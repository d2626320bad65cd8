import { beforeEach, describe, expect, it } from 'vitest';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { withOrg } from '@/db/tenant';
import { listAlerts } from '@/lib/alerts/list-alerts';
import type { SessionWith } from '@/lib/auth/org-session';
import { chooseAccounts } from '@/lib/connect/choose-accounts';
import { disconnect } from '@/lib/connect/disconnect';
import { addDays, dayInZone } from '@/lib/dates';
import { listIntegrations } from '@/lib/integrations/list-integrations';
import { loadIntegration } from '@/lib/integrations/load-integration';
import type { IntegrationDto } from '@/lib/integrations/types';
import { logger } from '@/lib/logger';
import { performEvents } from '@/lib/outbox/testing/perform-events';
import type { PlatformId } from '@/lib/platform-ids';
import { packTokens, unpackTokens } from '@/lib/platforms/token-bundle';
import { triggerSync } from '@/lib/sync/requests/trigger-sync';
import { runStep } from '@/lib/sync/steps/run-step';
import {
  begin,
  connect,
  connectAll,
  mintSession,
  perform,
  queue,
  runsOf,
  sync,
} from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount, remoteMetrics, vendorFailure } from '@/lib/sync/testing/fake-platform';
import { STEADY_ZONE } from '@/lib/sync/testing/steady-zone';
import { storedFacts } from '@/lib/sync/testing/stored-facts';
import { requireReauth } from '@/lib/tokens/require-reauth';
import { systemActor } from '@/lib/tokens/token-events';

logger.level = 'silent';
const today = dayInZone(new Date(), STEADY_ZONE);
let session: SessionWith<'owner'>;
let first: FakePlatform;
let second: FakePlatform;
let a: string;

// Accounts of one campaign with two days of facts each.
function person(tag: string, name: string, accounts: string[], id: PlatformId = 'meta'): FakePlatform {
  const platform = new FakePlatform(tag, id);
  Object.assign(platform, { externalUserId: name, displayName: name, pageSize: 50 });
  platform.accounts = accounts.map((account) => ({ ...remoteAccount(account), accessPath: `through ${name}` }));
  platform.profiles = [{ externalId: `page@${tag}`, kind: 'page', name: 'Page', handle: null, followers: null }];
  for (const account of accounts) {
    const campaign = `campaign of ${account}`;
    platform.metrics.set(
      account,
      [0, -1].map((days) => remoteMetrics(campaign, addDays(today, days))),
    );
  }
  return platform;
}

beforeEach(async () => {
  session = await mintSession();
  const tag = session.orgId.slice(0, 8);
  first = person(tag, 'Amal', ['1', '2']);
  second = person(tag, 'Badr', ['1']);
  a = await connectAll(session, first);
});

const shown = (integrationId: string) => loadIntegration(session.orgId, integrationId);
async function accountsOf(integrationId: string): Promise<Record<string, IntegrationDto['adAccounts'][number]>> {
  const { adAccounts } = await shown(integrationId);
  return Object.fromEntries(adAccounts.map((account) => [account.externalId.split('@')[0] ?? '', account]));
}
const readThrough = async (integrationId: string) =>
  Object.entries(await accountsOf(integrationId)).flatMap(([id, { selected }]) => (selected ? [id] : []));

async function endGrant(integrationId: string): Promise<void> {
  const [credentials] = (await withOrg(session.orgId, (tx) => tx.select().from(integrationCredentials))).filter(
    (row) => row.integrationId === integrationId,
  );
  const event = { actor: systemActor, cause: 'rejected' as const };
  const dead = { reason: 'token_revoked', version: credentials?.version ?? 0, event };
  expect(await requireReauth(session.orgId, integrationId, dead)).toBe('grant');
}

async function queuedFor(integrationId: string) {
  await performEvents(session.orgId);
  return (await runsOf(session.orgId)).filter((run) => run.integrationId === integrationId && run.status === 'queued');
}

describe('a second person who reaches what another connection reads', () => {
  it('a second person sees that another connection reads the accounts, and has nothing to choose', async () => {
    const b = await connect(session, second);
    expect(await shown(b)).toMatchObject({ status: 'active' });
    const through = { integrationId: a, displayName: 'Amal' };
    expect((await accountsOf(b))['1']).toMatchObject({ selected: false, readThrough: through, standsBy: true });
    expect((await shown(b)).profiles).toMatchObject([{ selected: false, readThrough: through, standsBy: true }]);
    const fallback = { integrationId: b, displayName: 'Badr' };
    expect(await accountsOf(a)).toMatchObject({
      1: { selected: true, fallback },
      2: { selected: true, fallback: null },
    });
    for (const run of await queuedFor(b)) {
      expect(await perform(session.orgId, run.id, second)).toMatchObject({ status: 'succeeded' });
    }
    expect((await shown(b)).sync).toMatchObject({ state: 'fresh' });
    expect(second.calls.map(({ method }) => method)).not.toContain('listDailyMetrics');
    expect(await readThrough(a)).toEqual(['1', '2']);
  });

  it('a second person chooses where something is not read yet, and takes none of what is', async () => {
    second.accounts.push(remoteAccount('3'));
    const b = await connect(session, second);
    expect(await shown(b)).toMatchObject({ status: 'choosing_accounts' });
    const { adAccounts } = await shown(b);
    await chooseAccounts(session, b, { adAccountIds: adAccounts.map(({ id }) => id), profileIds: [] });
    expect(await readThrough(b)).toEqual(['3']);
    expect(await readThrough(a)).toEqual(['1', '2']);
    expect((await shown(b)).profiles).toMatchObject([{ standsBy: false }]);
  });

  it('a second person may leave an account out, and then does not take it over', async () => {
    const b = await connect(session, second);
    await chooseAccounts(session, b, { adAccountIds: [], profileIds: [] });
    expect((await accountsOf(b))['1']).toMatchObject({ standsBy: false });
    await endGrant(a);
    expect(await readThrough(b)).toEqual([]);
    expect(await readThrough(a)).toEqual(['1', '2']);
    await expect(chooseAccounts(session, b, { adAccountIds: [], profileIds: [] })).rejects.toMatchObject({
      messageKey: 'noAccountsChosen',
    });
  });

  it('a second person takes over what the first leaves out, if it was chosen there too', async () => {
    const b = await connectAll(session, second);
    const { adAccounts, profiles } = await shown(a);
    const rest = adAccounts.filter(({ externalId }) => externalId.startsWith('2'));
    await chooseAccounts(session, a, {
      adAccountIds: rest.map(({ id }) => id),
      profileIds: profiles.map(({ id }) => id),
    });
    expect([await readThrough(a), await readThrough(b)]).toEqual([['2'], ['1']]);
  });

  it('a person of another organization takes nothing over', async () => {
    const other = await mintSession();
    const elsewhere = await connect(other, second);
    await endGrant(a);
    expect(await readThrough(a)).toEqual(['1', '2']);
    const { status, adAccounts } = await loadIntegration(other.orgId, elsewhere);
    expect(status).toBe('choosing_accounts');
    expect(adAccounts).toMatchObject([{ selected: false, readThrough: null }]);
  });
});

describe.each([
  ['ended by the platform', () => endGrant(a)],
  [
    'refused in a sync',
    async () => {
      first.onCall = ({ method }) => {
        if (method === 'listDailyMetrics') throw vendorFailure('reauth', 'token_revoked');
      };
      await sync(session.orgId, a, first);
    },
  ],
  ['ended here, history kept', () => disconnect(session, a, { eraseHistory: false }, () => first)],
] as const)('the access of the first person, %s,', (_title, end) => {
  it('an ended access passes to the second person without a gap: one run through each, and the facts of both', async () => {
    const b = await connect(session, second);
    await sync(session.orgId, b, second);
    await sync(session.orgId, a, first, 'metrics');
    const before = await storedFacts(session.orgId);
    const { id } = (await accountsOf(a))['1'] ?? {};
    for (const run of await queuedFor(b)) await perform(session.orgId, run.id, second);

    await end();
    expect(await readThrough(b)).toEqual(['1']);
    expect((await accountsOf(b))['1']).toMatchObject({ id, readThrough: null });
    expect((await shown(b)).profiles).toMatchObject([{ selected: true }]);
    const [queued, ...others] = await queuedFor(b);
    expect(queued).toMatchObject({ dataType: 'all', trigger: 'connect' });
    expect(others).toEqual([]);

    // The platform corrected the day before; the day before that was never read.
    const days = [today, addDays(today, -1), addDays(today, -2)];
    second.metrics.set(
      '1',
      days.map((day) => remoteMetrics('campaign of 1', day, { spendMicros: 5n })),
    );
    expect(await perform(session.orgId, queued?.id ?? '', second)).toMatchObject({ status: 'succeeded' });
    const after = await storedFacts(session.orgId);
    expect(after).toHaveLength(before.length + 1);
    expect(after.filter((row) => String(row.spend_micros) === '5')).toHaveLength(3);
    expect((await shown(b)).sync).toMatchObject({ state: 'fresh' });
  });

  it("an account stays with the second person when the first reconnects, and returns when the second one's access ends", async () => {
    const b = await connect(session, second);
    await end();
    first.onCall = () => {};
    await connect(session, first);
    await sync(session.orgId, a, first);
    expect(await readThrough(b)).toEqual(['1']);
    expect((await accountsOf(a))['1']).toMatchObject({
      selected: false,
      standsBy: true,
      readThrough: { integrationId: b, displayName: 'Badr' },
    });
    await endGrant(b);
    expect(await readThrough(a)).toContain('1');
    expect(await readThrough(b)).toEqual([]);
  });
});

it('a person who had yet to choose something else takes over too', async () => {
  second.accounts.push(remoteAccount('3'));
  const b = await connect(session, second);
  await endGrant(a);
  expect(await shown(b)).toMatchObject({ status: 'active' });
  expect(await readThrough(b)).toEqual(['1']);
});

it('a run under way at the takeover writes no more of what another connection reads, and reads the rest', async () => {
  const b = await connect(session, second);
  const runId = await queue(session.orgId, a, 'metrics');
  const steps = await begin(session.orgId, runId);
  const { 1: one } = await accountsOf(a);
  const planned = steps.find(({ kind, subjectId }) => kind === 'metrics' && subjectId === one?.id);
  if (!planned) throw new Error('The run has no step for the account.');
  const step = { orgId: session.orgId, runId, claim: 'engine-1', ...planned };
  // The platform's answer is in flight when the account moves.
  first.onCall = async ({ method, subject }) => {
    if (method !== 'listDailyMetrics' || subject !== '1') return;
    first.onCall = () => {};
    const adAccountIds = (await shown(a)).adAccounts.flatMap(({ id, externalId }) =>
      externalId.startsWith('2') ? [id] : [],
    );
    const { profiles, adAccounts } = await shown(b);
    const all = { adAccountIds: adAccounts.map(({ id }) => id), profileIds: profiles.map(({ id }) => id) };
    await chooseAccounts(session, b, all);
    await chooseAccounts(session, a, { adAccountIds, profileIds: [] });
  };
  expect(await runStep(step, { platformOf: () => first })).toBe('done');
  expect(await storedFacts(session.orgId)).toEqual([]);
  expect(await perform(session.orgId, runId, first)).toMatchObject({ status: 'succeeded' });
  expect(await storedFacts(session.orgId)).toHaveLength(2);
  expect(await readThrough(b)).toEqual(['1']);
});

describe('an account and its two people', () => {
  it('an account refused only to the first person is read through the second, and the run of the first continues', async () => {
    const b = await connect(session, second);
    first.onCall = ({ method, subject }) => {
      if (method === 'listDailyMetrics' && subject === '1') throw vendorFailure('permanent', 'account_unavailable');
    };
    expect(await sync(session.orgId, a, first)).toMatchObject({ status: 'succeeded' });
    expect([await readThrough(a), await readThrough(b)]).toEqual([['2'], ['1']]);
    expect(await queuedFor(b)).toHaveLength(1);
  });

  it('an account refused to both people does not move back and forth', async () => {
    const b = await connect(session, second);
    const refuse: FakePlatform['onCall'] = ({ method, subject }) => {
      if (method === 'listDailyMetrics' && subject === '1') throw vendorFailure('permanent', 'account_unavailable');
    };
    [first.onCall, second.onCall] = [refuse, refuse];
    await sync(session.orgId, a, first);
    expect(await sync(session.orgId, b, second)).toMatchObject({ status: 'failed' });
    await sync(session.orgId, a, first);
    expect(await readThrough(b)).toEqual(['1']);
  });

  it('an account no longer listed for the first person is read through the second, and others stay', async () => {
    const b = await connect(session, second);
    first.accounts = [];
    await sync(session.orgId, a, first);
    expect([await readThrough(a), await readThrough(b)]).toEqual([['2'], ['1']]);
  });
});

it('a lost consent to ads hands over the ad accounts and leaves the profiles', async () => {
  for (const platform of [first, second]) {
    platform.consents = [
      { kind: 'ads', scopes: [] },
      { kind: 'posts', scopes: [] },
    ];
    platform.grant = { accessToken: packTokens({ ads: 'ads', posts: 'posts' }), refreshToken: null, expiresAt: null };
    platform.withoutConsent = (grant, consent) => {
      const halves = { ...unpackTokens(grant.accessToken), [consent]: null };
      return halves.ads || halves.posts ? { ...grant, accessToken: packTokens(halves) } : null;
    };
  }
  await connect(session, first);
  const b = await connect(session, second);
  first.onCall = ({ method }) => {
    if (method === 'listDailyMetrics') throw vendorFailure('reauth', 'token_revoked');
  };
  await sync(session.orgId, a, first);
  expect(await readThrough(b)).toEqual(['1']);
  expect((await shown(a)).profiles).toMatchObject([{ selected: true }]);
  expect((await shown(b)).profiles).toMatchObject([{ selected: false, standsBy: true }]);
});

it('erased history is not read again until the second person chooses the account', async () => {
  const b = await connect(session, second);
  await sync(session.orgId, a, first);
  await disconnect(session, a, { eraseHistory: true }, () => first);
  expect(await storedFacts(session.orgId)).toEqual([]);
  expect(await shown(b)).toMatchObject({ status: 'choosing_accounts', adAccounts: [{ selected: false }] });
  await expect(triggerSync(session, b, 'metrics')).rejects.toMatchObject({ messageKey: 'chooseAccountsFirst' });
});

it('two accesses that end at the same moment leave the account with one of them', async () => {
  const b = await connect(session, second);
  const third = person(session.orgId.slice(0, 8), 'Camelia', ['1', '2']);
  const c = await connect(session, third);
  await Promise.all([endGrant(a), endGrant(b)]);
  expect(await readThrough(c)).toEqual(['1', '2']);
});

it('an access that ends while another person stores a grant and chooses causes no deadlock', async () => {
  const b = await connect(session, second);
  const { adAccounts, profiles } = await shown(b);
  const choice = { adAccountIds: adAccounts.map(({ id }) => id), profileIds: profiles.map(({ id }) => id) };
  await Promise.all([
    endGrant(a),
    connect(session, second),
    chooseAccounts(session, b, choice),
    sync(session.orgId, b, second),
  ]);
  expect(await readThrough(b)).toEqual(['1']);
});

describe('the alert of an ended access', () => {
  const openAlerts = async () => {
    await performEvents(session.orgId);
    return (await listAlerts(session.orgId, { state: 'open', limit: 10 })).alerts;
  };

  it('the alert of an ended access counts what another connection reads and what is not read', async () => {
    await connect(session, second);
    await endGrant(a);
    const values = { takenOver: 2, heir: 'Account 1 +1 (Badr)', unread: 1 };
    expect(await openAlerts()).toMatchObject([{ kind: 'token_dead', severity: 'critical', values }]);
  });

  it('the alert of an ended access is a warning where everything is still read', async () => {
    second.accounts = first.accounts;
    await connect(session, second);
    await endGrant(a);
    const values = { takenOver: 3, heir: 'Account 1 +2 (Badr)', unread: 0 };
    expect(await openAlerts()).toMatchObject([{ kind: 'token_dead', severity: 'warning', values }]);
  });
});

it('a second person who reaches no ads on the platform has nothing to choose either', async () => {
  second.accounts = [];
  const b = await connect(session, second);
  expect(await shown(b)).toMatchObject({ status: 'active', adAccounts: [], profiles: [{ standsBy: true }] });
  expect(await listIntegrations(session.orgId)).toHaveLength(2);
});
