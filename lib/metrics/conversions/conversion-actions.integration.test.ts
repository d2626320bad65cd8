import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { adAccounts } from '@/db/schema/ad-accounts';
import { auditLog } from '@/db/schema/audit-log';
import { outboxEvents } from '@/db/schema/outbox-events';
import { withOrg } from '@/db/tenant';
import type { OrgSession, SessionWith } from '@/lib/auth/org-session';
import { addDays, dayInZone } from '@/lib/dates';
import { logger } from '@/lib/logger';
import type { ConversionChoice, RemoteAction } from '@/lib/platforms/platform';
import { platformDefinition } from '@/lib/platforms/registry';
import { connectAll, mintSession, sync } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount, remoteMetrics } from '@/lib/sync/testing/fake-platform';
import { listConversionActions } from './list-conversion-actions';
import { previewConversionChoice } from './preview-conversion-choice';
import { recountPlatform } from './recount-platform';
import { updateConversionChoice } from './update-conversion-choice';

const { conversions: counted, sales } = platformDefinition('meta').conversionActions;
const sale = sales[0] ?? '';
const today = dayInZone(new Date(), 'Asia/Riyadh');
const day = (back: number) => addDays(today, -back);
const reported = (action: string, conversions: string, valueMicros: bigint | null = null) => ({
  action,
  conversions,
  valueMicros,
});

/** A row as a connector gives it, with the sums of the platform's default. */
function row(campaign: string, date: string, actions: RemoteAction[], spendMicros = 100_000_000n) {
  const count = actions.filter(({ action }) => counted.includes(action));
  return remoteMetrics(campaign, date, {
    actions,
    spendMicros,
    conversions: String(count.reduce((sum, each) => sum + Number(each.conversions), 0)),
    conversionValueMicros: actions.find(({ action }) => action === sale)?.valueMicros ?? null,
  });
}

async function organization(
  rows = [1, 2, 3].map((back) => row('c1', day(back), [reported(sale, '2', 500_000_000n), reported('custom', '10')])),
) {
  const platform = new FakePlatform();
  platform.conversionActions = platformDefinition('meta').conversionActions;
  platform.pageSize = 500;
  platform.accounts = [remoteAccount('101', 'SAR', 'Asia/Riyadh')];
  platform.metrics.set('101', rows);
  const session = await mintSession();
  const integrationId = await connectAll(session, platform);
  const read = () => sync(session.orgId, integrationId, platform, 'metrics');
  await read();
  return { session, platform, read };
}

async function settings(session: OrgSession) {
  const { platforms } = await listConversionActions(session.orgId, session.organization);
  expect(platforms).toHaveLength(1);
  return platforms[0];
}

async function save(session: SessionWith<'admin'>, choice: { conversions: string[]; sales: string[] } | null) {
  await updateConversionChoice(session, 'meta', choice);
  expect(await recountPlatform(session.orgId, 'meta', null)).toBeNull();
}

const preview = ({ orgId, organization: clock }: OrgSession, choice: ConversionChoice) =>
  previewConversionChoice(orgId, clock, 'meta', choice);

const money = (amountMicros: string) => ({ amountMicros, currency: 'SAR' });

beforeAll(() => {
  logger.level = 'silent';
});

describe('what counts as a conversion', () => {
  it('the settings list the actions of 30 days with their counts and values, the default and the choice', async () => {
    const { session } = await organization();
    const before = await settings(session);
    expect(before).toMatchObject({
      platform: 'meta',
      standard: { conversions: counted, sales },
      choice: null,
      recounting: false,
      actionsFrom: day(30),
      hasEarlierDays: false,
      accountsWithoutActions: 0,
    });
    expect(before?.actions.slice(0, 2)).toEqual([
      { action: 'custom', conversions: '30', value: null },
      { action: sale, conversions: '6', value: money('1500000000') },
    ]);
    await updateConversionChoice(session, 'meta', { conversions: ['custom', 'unseen'], sales: [] });
    expect(await settings(session)).toMatchObject({
      choice: { conversions: ['custom', 'unseen'], sales: [] },
      recounting: true,
      actions: expect.arrayContaining([{ action: 'unseen', conversions: '0', value: null }]),
    });
    await recountPlatform(session.orgId, 'meta', null);
    expect(await settings(session)).toMatchObject({ recounting: false });
    const other = await mintSession();
    expect((await listConversionActions(other.orgId, other.organization)).platforms).toEqual([]);
  });

  it('a preview shows the figures that the choice then gives, and changes nothing', async () => {
    const { session } = await organization();
    const choice = { conversions: ['custom', sale], sales: [] };
    const shown = await preview(session, choice);
    expect(shown.before).toEqual({ conversions: '6', value: money('1500000000'), cpa: money('50000000'), roas: 5 });
    expect(shown.after).toEqual({ conversions: '36', value: null, cpa: money('8333333'), roas: null });
    expect((await preview(session, choice)).before).toEqual(shown.before);
    await save(session, choice);
    const saved = await preview(session, { conversions: [...counted], sales: [...sales] });
    expect(saved).toEqual({ ...shown, before: shown.after, after: shown.before });
  });

  it('a choice is saved by an admin only, audited with the choice before, and recounted by an event', async () => {
    const { session } = await organization();
    const first = { conversions: ['custom'], sales: [] };
    const marketer = { ...session, role: 'marketer' as const };
    // @ts-expect-error a marketer's session
    await expect(updateConversionChoice(marketer, 'meta', first)).rejects.toMatchObject({ code: 'forbidden' });
    await updateConversionChoice(session, 'meta', first);
    await updateConversionChoice(session, 'meta', null);
    const { audited, events } = await withOrg(session.orgId, async (tx) => ({
      audited: await tx.select().from(auditLog).orderBy(auditLog.at),
      events: await tx.select().from(outboxEvents),
    }));
    expect(audited.filter(({ action }) => action === 'conversion_choice.updated')).toMatchObject([
      { subjectId: 'meta', detail: { before: null, after: first } },
      { subjectId: 'meta', detail: { before: first, after: null } },
    ]);
    const sent = events.filter(({ name }) => name === 'conversions/choice.updated');
    expect(sent.map(({ data }) => data)).toEqual(
      Array.from({ length: 2 }, () => ({ orgId: session.orgId, platform: 'meta' })),
    );
  });

  it('a recount ends where the choice has changed, and the settings stay open until the newer one is recounted', async () => {
    const rows = [1, 40].map((back) => row('c1', day(back), [reported('custom', '10')]));
    const { session } = await organization(rows);
    // The month before, as the reading of the past stores it.
    await withOrg(session.orgId, (tx) =>
      tx.execute(sql`
        insert into org_daily_metrics (org_id, date, ad_account_id, platform, currency, impressions, clicks,
          spend_micros, conversions)
        select org_id, ${day(40)}::date, id, 'meta', 'SAR', 0, 0, 0, 0 from ad_accounts where org_id = ${session.orgId}`),
    );
    await updateConversionChoice(session, 'meta', { conversions: ['custom'], sales: [] });
    const cursor = await recountPlatform(session.orgId, 'meta', null, { maxMs: 0 });
    expect(cursor).not.toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await updateConversionChoice(session, 'meta', null);
    expect(await recountPlatform(session.orgId, 'meta', cursor)).toBeNull();
    expect(await settings(session)).toMatchObject({ recounting: true });
  });

  it('the settings say from which day on a choice counts where earlier days have no actions', async () => {
    const { session, read } = await organization();
    await withOrg(session.orgId, (tx) => tx.update(adAccounts).set({ actionsFrom: null, readFrom: day(300) }));
    expect(await settings(session)).toMatchObject({ actionsFrom: null, accountsWithoutActions: 1 });
    await read();
    expect(await settings(session)).toMatchObject({
      actionsFrom: day(28),
      hasEarlierDays: true,
      accountsWithoutActions: 0,
    });
  });
});

describe('readings and the choice of the organization', () => {
  const figures = ({ orgId }: OrgSession) =>
    withOrg(orgId, (tx) =>
      tx.execute<{ conversions: string; value: string | null }>(sql`
        select sum(conversions)::float8::text as conversions, sum(conversion_value_micros)::text as value
        from ad_metrics where org_id = ${orgId}`),
    );
  const warnings = ({ orgId }: OrgSession) =>
    withOrg(orgId, (tx) => tx.execute(sql`select doubt from held_figures where org_id = ${orgId}`));

  it('a reading between a choice and its recount is counted by the choice and contradicts nothing', async () => {
    const { session, read } = await organization();
    await updateConversionChoice(session, 'meta', { conversions: ['unseen'], sales: [] });
    await read();
    expect(await figures(session)).toEqual([{ conversions: '0', value: null }]);
    expect(await warnings(session)).toEqual([]);
  });

  it('chosen conversions that the platform no longer reports are held back', async () => {
    const { session, platform, read } = await organization();
    await save(session, { conversions: ['custom'], sales: [] });
    platform.metrics.set(
      '101',
      [1, 2, 3].map((back) => row('c1', day(back), [reported(sale, '2', 500_000_000n)])),
    );
    await read();
    expect(await warnings(session)).toEqual([{ doubt: 'conversions_missing' }]);
    expect(await figures(session)).toEqual([{ conversions: '30', value: null }]);
  });

  it('facts from before the actions were stored do not contradict the first reading with actions', async () => {
    const old = [1, 2, 3].map((back) => remoteMetrics('c1', day(back), { actions: [], conversions: '18' }));
    const { session, platform, read } = await organization(old);
    await withOrg(session.orgId, (tx) => tx.update(adAccounts).set({ actionsFrom: null }));
    platform.metrics.set(
      '101',
      [1, 2, 3].map((back) => row('c1', day(back), [reported('custom', '18')])),
    );
    await read();
    expect(await warnings(session)).toEqual([]);
    expect(await figures(session)).toEqual([{ conversions: '0', value: null }]);
  });
});
