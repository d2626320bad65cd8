import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { auditLog } from '@/db/schema/audit-log';
import { campaigns } from '@/db/schema/campaigns';
import { integrations } from '@/db/schema/integrations';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import type { SessionWith } from '@/lib/auth/org-session';
import { facts, seeder } from '@/lib/dashboard/testing/seed';
import { reconcile } from '@/lib/metrics/reconcile';
import { acknowledgeAlert, acknowledgeAlerts } from './acknowledge-alert';
import { evaluateAlerts } from './evaluate-alerts';
import { listAlerts } from './list-alerts';

const now = new Date();
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const day = (days: number) => inDays(days).toISOString().slice(0, 10);

async function openKinds(orgId: AuthorizedOrgId): Promise<string[]> {
  return (await listAlerts(orgId, { state: 'open', limit: 50 })).alerts.map(({ kind }) => kind);
}

async function nearlySpent() {
  const minted = await mintOrganization();
  const { orgId } = minted;
  const campaign = await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, now);
    const integration = await put.integration();
    await put.run(integration.id);
    const account = await put.account(integration.id);
    const made = await put.campaign(account, {
      lifetimeBudgetMicros: 100_000_000n,
      endsAt: inDays(30),
      startsAt: inDays(-30),
    });
    await put.metrics(account.id, [
      facts(made, { date: day(-2), spendMicros: 45_000_000n }),
      facts(made, { date: day(-40), spendMicros: 50_000_000n }),
    ]);
    return made;
  });
  const setBudget = (micros: bigint) =>
    withOrg(orgId, (tx) =>
      tx.update(campaigns).set({ lifetimeBudgetMicros: micros }).where(eq(campaigns.id, campaign.id)),
    );
  return { ...minted, campaign, setBudget };
}

function sessionOf({ orgId, userId }: { orgId: AuthorizedOrgId; userId: string }): SessionWith<'owner'> {
  const user = { id: userId, name: 'Test Person', email: 'person@example.com' };
  const actor = { type: 'user', id: userId, requestId: null } as const;
  const organization = { id: orgId, name: '', currency: 'SAR', timeZone: 'Asia/Riyadh', weekStartsOn: 0 };
  return { orgId, organization, role: 'owner', actor, user };
}

describe('evaluating alerts', () => {
  it('opens one alert for one cause, also when repeated or concurrent', async () => {
    const { orgId, campaign } = await nearlySpent();
    const all = await Promise.all(Array.from({ length: 4 }, () => evaluateAlerts(orgId, now)));
    expect(all.map(({ opened }) => opened).sort()).toEqual([0, 0, 0, 1]);
    const [alert, ...others] = (await listAlerts(orgId, { state: 'open', limit: 50 })).alerts;
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ kind: 'budget_used', severity: 'warning', subjectId: campaign.id });
    expect(alert?.values).toMatchObject({ percent: 95, budget: 'lifetime', currency: 'SAR', name: 'Campaign' });
  });

  it('closes an alert with its cause and opens it again only for a new budget', async () => {
    const { orgId, setBudget } = await nearlySpent();
    await evaluateAlerts(orgId, now);
    await setBudget(200_000_000n);
    expect(await evaluateAlerts(orgId, now)).toEqual({ opened: 0, closed: 1 });
    expect(await openKinds(orgId)).toEqual([]);
    await setBudget(100_000_000n);
    expect(await evaluateAlerts(orgId, now)).toEqual({ opened: 0, closed: 0 });
    await setBudget(102_000_000n);
    expect((await evaluateAlerts(orgId, now)).opened).toBe(1);
    expect((await listAlerts(orgId, { state: 'closed', limit: 50 })).alerts).toHaveLength(1);
  });

  it('replaces the alert of a used budget by that of an exhausted one', async () => {
    const { orgId, setBudget } = await nearlySpent();
    await evaluateAlerts(orgId, now);
    await setBudget(95_000_000n);
    expect(await evaluateAlerts(orgId, now)).toEqual({ opened: 1, closed: 1 });
    expect(await openKinds(orgId)).toEqual(['budget_exhausted']);
  });

  it('raises the severity of token and sync alerts as the end comes closer', async () => {
    const { orgId } = await mintOrganization();
    const ids = await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const dead = await put.integration({ status: 'reauth_required', statusReason: 'password_changed' });
      const expiring = await put.integration();
      await put.credentials(expiring.id, { expiresAt: inDays(5) });
      await put.run(expiring.id);
      const failing = await put.integration({ connectedAt: inDays(-9) });
      for (let hour = 1; hour <= 3; hour += 1) {
        const at = inDays(-hour / 24);
        await put.run(failing.id, {
          status: 'failed',
          dataType: 'metrics',
          requestedAt: at,
          errorClass: 'transient',
          errorCode: 'timeout',
        });
      }
      const stale = await put.integration({ connectedAt: inDays(-9) });
      await put.run(stale.id, { requestedAt: inDays(-0.2), finishedAt: inDays(-0.2) });
      await put.run(stale.id, { status: 'running', finishedAt: null });
      return { dead: dead.id, expiring: expiring.id, failing: failing.id, stale: stale.id };
    });
    await evaluateAlerts(orgId, now);
    const { alerts: found } = await listAlerts(orgId, { state: 'open', limit: 50 });
    expect(found.map(({ kind, subjectId, severity }) => [kind, subjectId, severity])).toEqual([
      ['token_dead', ids.dead, 'critical'],
      ['sync_failed', ids.failing, 'urgent'],
      ...[
        ['sync_stale', ids.stale, 'warning'],
        ['token_expiring', ids.expiring, 'warning'],
      ].sort((left, right) => (positionOf(found, left[1]) < positionOf(found, right[1]) ? -1 : 1)),
    ]);
    expect(found[1]?.values).toMatchObject({ failures: 3, errorCode: 'timeout', dataType: 'metrics' });

    const later = inDays(4.5);
    await evaluateAlerts(orgId, later);
    const expiring = (await listAlerts(orgId, { state: 'open', limit: 50 })).alerts.find(
      ({ kind }) => kind === 'token_expiring',
    );
    expect(expiring).toMatchObject({ severity: 'critical', openedAt: now.toISOString(), values: { days: 0 } });

    await withOrg(orgId, (tx) => tx.update(integrations).set({ status: 'disconnected' }));
    await evaluateAlerts(orgId, later);
    expect(await openKinds(orgId)).toEqual([]);
  });

  it('compares accounts with their campaigns while they are read', async () => {
    const { orgId } = await mintOrganization();
    const { account, integration } = await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      await put.run(integration.id);
      const account = await put.account(integration.id, { name: 'Nakhla KSA' });
      await put.metrics(account.id, [
        facts(await put.campaign(account), { date: day(-2), spendMicros: 98_000_000n, impressions: 100 }),
      ]);
      return { account, integration };
    });
    const compare = (spendMicros: bigint) =>
      withOrg(orgId, (tx) => {
        const window = { from: day(-7), to: day(-1) };
        const totals = { currency: account.currency, spendMicros, impressions: 100 };
        return reconcile(tx, { orgId, adAccountId: account.id }, window, totals, now);
      });
    await compare(100_000_000n);
    expect((await evaluateAlerts(orgId, now)).opened).toBe(1);
    const [alert] = (await listAlerts(orgId, { state: 'open', limit: 1 })).alerts;
    expect(alert).toMatchObject({ kind: 'totals_drift', severity: 'warning', subjectId: integration.id });
    expect(alert?.values).toMatchObject({ name: 'Nakhla KSA', percent: 2, days: 7 });

    await compare(98_500_000n);
    expect(await evaluateAlerts(orgId, now)).toEqual({ opened: 0, closed: 1 });
    await compare(10_000_000n);
    expect((await evaluateAlerts(orgId, now)).opened).toBe(1);
    expect((await listAlerts(orgId, { state: 'open', limit: 1 })).alerts[0]).toMatchObject({ severity: 'urgent' });

    const choose = (selected: boolean) =>
      withOrg(orgId, (tx) => tx.update(adAccounts).set({ selected }).where(eq(adAccounts.orgId, orgId)));
    await choose(false);
    expect(await evaluateAlerts(orgId, now)).toEqual({ opened: 0, closed: 1 });
    await choose(true);
    expect((await evaluateAlerts(orgId, now)).opened).toBe(1);
    await withOrg(orgId, (tx) => tx.update(integrations).set({ status: 'disconnected' }));
    await evaluateAlerts(orgId, now);
    expect(await openKinds(orgId)).toEqual([]);
  });

  it('keeps one acknowledgement, with an audit entry, and none by another organization', async () => {
    const mine = await nearlySpent();
    const other = await mintOrganization();
    await evaluateAlerts(mine.orgId, now);
    const [alert] = (await listAlerts(mine.orgId, { state: 'open', limit: 1 })).alerts;
    const id = alert?.id ?? '';
    await expect(acknowledgeAlert(sessionOf(other), id)).rejects.toMatchObject({ code: 'not_found' });
    const first = await acknowledgeAlert(sessionOf(mine), id);
    expect(first.acknowledgedAt).not.toBeNull();
    expect(await acknowledgeAlert(sessionOf(mine), id)).toEqual(first);
    const lines = await withOrg(mine.orgId, (tx) => tx.select().from(auditLog).where(eq(auditLog.subjectId, id)));
    expect(lines.map(({ action, actorId }) => [action, actorId])).toEqual([['alert.acknowledged', mine.userId]]);
    await mine.setBudget(900_000_000n);
    await evaluateAlerts(mine.orgId, now);
    await expect(acknowledgeAlert(sessionOf(mine), id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('opens alerts that a viewer cannot acknowledge', async () => {
    const mine = await nearlySpent();
    await evaluateAlerts(mine.orgId, now);
    const [alert] = (await listAlerts(mine.orgId, { state: 'open', limit: 1 })).alerts;
    const id = alert?.id ?? '';
    const viewer = { ...sessionOf(mine), role: 'viewer' as const };
    // @ts-expect-error a viewer's session
    await expect(acknowledgeAlert(viewer, id)).rejects.toMatchObject({ code: 'forbidden' });
    // @ts-expect-error a viewer's session
    await expect(acknowledgeAlerts(viewer, [id])).rejects.toMatchObject({ code: 'forbidden' });
    expect((await listAlerts(mine.orgId, { state: 'open', limit: 1 })).counts).toEqual({ open: 1, unseen: 1 });
  });

  it('reads one organization only', async () => {
    const [first, second] = [await nearlySpent(), await nearlySpent()];
    await evaluateAlerts(first.orgId, now);
    expect(await openKinds(second.orgId)).toEqual([]);
  });
});

function positionOf(found: { subjectId: string }[], id: string | undefined): number {
  return found.findIndex(({ subjectId }) => subjectId === id);
}

describe('the list of open alerts', () => {
  it('has pages without gaps and repetitions, keeps alerts of one name together, and counts them all', async () => {
    const { orgId, userId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      await put.run(integration.id);
      for (let index = 0; index < 25; index += 1) {
        // Accounts of one name are distinguished by their external id.
        const account = await put.account(integration.id, { name: 'Twin Store', externalId: `act_${index}` });
        const made = await put.campaign(account, {
          name: index % 2 === 0 ? 'Always-On' : `Campaign ${index}`,
          lifetimeBudgetMicros: 100_000_000n,
          startsAt: inDays(-30),
          endsAt: inDays(30),
        });
        await put.metrics(account.id, [facts(made, { date: day(-2), spendMicros: 95_000_000n })]);
      }
    });
    await evaluateAlerts(orgId, now);
    const seen: { id: string; name: unknown; accountName: unknown }[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAlerts(orgId, { state: 'open', limit: 7, cursor });
      expect(page.counts).toEqual({ open: 25, unseen: 25 });
      seen.push(...page.alerts.map(({ id, values }) => ({ id, name: values.name, accountName: values.accountName })));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(25);
    expect(seen).toHaveLength(25);
    expect(seen.slice(0, 13).every(({ name }) => name === 'Always-On')).toBe(true);
    expect(new Set(seen.map(({ accountName }) => accountName)).size).toBe(25);
    const session = sessionOf({ orgId, userId });
    await acknowledgeAlerts(
      session,
      seen.slice(0, 2).map(({ id }) => id),
    );
    expect((await listAlerts(orgId, { state: 'open', limit: 1 })).counts).toEqual({ open: 25, unseen: 23 });
    await expect(listAlerts(orgId, { state: 'open', limit: 1, cursor: 'WzEsMl0' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});

describe('a daily budget that the platform averages', () => {
  it('raises no alert on a day above it, and one on a day above what the platform allows', async () => {
    const { orgId } = await mintOrganization();
    const noon = new Date('2026-05-20T15:00:00Z');
    const [spend, spendMore] = await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, noon);
      const integration = await put.integration({ platform: 'google' });
      await put.run(integration.id);
      const account = await put.account(integration.id, { platform: 'google', timeZone: 'Asia/Riyadh' });
      const campaign = await put.campaign(account, { platform: 'google', dailyBudgetMicros: 100_000_000n });
      const write = (spendMicros: bigint) => () =>
        withOrg(orgId, (own) =>
          seeder(own, orgId, noon).metrics(account.id, [facts(campaign, { date: '2026-05-20', spendMicros })]),
        );
      return [write(108_000_000n), write(205_000_000n)];
    });
    await spend?.();
    await evaluateAlerts(orgId, noon);
    expect(await openKinds(orgId)).toEqual([]);
    await spendMore?.();
    await evaluateAlerts(orgId, noon);
    const [alert] = (await listAlerts(orgId, { state: 'open', limit: 1 })).alerts;
    expect(alert).toMatchObject({ kind: 'budget_overspent', severity: 'urgent' });
    expect(alert?.values).toMatchObject({ clock: 'day', usedMicros: '205000000', limitMicros: '200000000' });
  });
});
