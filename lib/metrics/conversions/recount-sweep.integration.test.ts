import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { auditLog } from '@/db/schema/audit-log';
import { conversionChoices } from '@/db/schema/conversion-choices';
import { conversionDefaults } from '@/db/schema/conversion-defaults';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { useOwnDatabase } from '@/db/testing/own-database';
import { dayInZone } from '@/lib/dates';
import { recordedEvents, takeEvents } from '@/lib/outbox/testing/recorded-events';
import type { PlatformId } from '@/lib/platform-ids';
import type { ConversionChoice } from '@/lib/platforms/platform';
import { platformDefinition } from '@/lib/platforms/registry';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { remoteMetrics } from '@/lib/sync/testing/fake-platform';
import { mintFactAccount } from '../testing/fact-account';
import { writeDailyMetrics } from '../write-daily-metrics';
import { countConversions } from './count-conversions';
import { recountChangedDefaults } from './recount-changed-defaults';
import { recountPlatform } from './recount-platform';
import { sweepRecounts } from './sweep-recounts';
import { updateConversionChoice } from './update-conversion-choice';

// The sweep looks at every organization there is.
beforeAll(() => useOwnDatabase('recounts'));

const EVENT = 'conversions/choice.updated';
const today = dayInZone(new Date(), 'UTC');
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const defaultOf = (platform: PlatformId): ConversionChoice => platformDefinition(platform).conversionActions;

/** With a day of two purchases and five surveys, counted by the default of Meta. */
async function organizationWithFacts() {
  const account = await mintFactAccount();
  const actions = [
    { action: 'purchase', conversions: '2', valueMicros: 80_000_000n },
    { action: 'survey', conversions: '5', valueMicros: null },
  ];
  const items = [remoteMetrics('a', today, { actions, conversions: '0', conversionValueMicros: null })];
  await withOrg(account.orgId, async (tx) => {
    const window = { from: today, to: today };
    const counted = await countConversions(tx, account, { rows: items, window }, defaultOf('meta'));
    return writeDailyMetrics(tx, account, counted, new Date());
  });
  return { ...account, session: { ...(await mintSession()), orgId: account.orgId } };
}

async function counted(orgId: AuthorizedOrgId): Promise<number[]> {
  const rows = await withOrg(orgId, (tx) =>
    tx.execute<{ conversions: string }>(sql`select conversions from ad_metrics where org_id = ${orgId}`),
  );
  return rows.map(({ conversions }) => Number(conversions));
}

const choiceOf = (orgId: AuthorizedOrgId) =>
  withOrg(orgId, async (tx) => (await tx.select().from(conversionChoices))[0]);

const revisions = (orgId: AuthorizedOrgId) =>
  withOrg(orgId, (tx) => tx.execute(sql`select 1 from ad_metric_revisions where org_id = ${orgId}`));

async function recount(orgId: AuthorizedOrgId) {
  let cursor = await recountPlatform(orgId, 'meta', null, { maxMs: 0 });
  while (cursor) cursor = await recountPlatform(orgId, 'meta', cursor, { maxMs: 0 });
}

describe('a recount with a lost event', () => {
  const surveys = { conversions: ['survey'], sales: [] };

  it('is requested again after ten minutes without progress, once, and its days are then those of the choice', async () => {
    const { orgId, session } = await organizationWithFacts();
    await updateConversionChoice(session, 'meta', surveys);
    await sweepRecounts(later(30));
    // It still waits for its delivery.
    expect(await takeEvents(orgId, EVENT)).toHaveLength(1);
    await sweepRecounts(later(9));
    expect(await recordedEvents(orgId, EVENT)).toEqual([]);
    await sweepRecounts(later(11));
    expect(await takeEvents(orgId, EVENT)).toMatchObject([{ data: { orgId, platform: 'meta' } }]);
    await sweepRecounts(later(12));
    expect(await recordedEvents(orgId, EVENT)).toEqual([]);
    expect(await counted(orgId)).toEqual([2]);
    await recount(orgId);
    expect(await counted(orgId)).toEqual([5]);
    await sweepRecounts(later(600));
    expect(await recordedEvents(orgId, EVENT)).toEqual([]);
  });

  it('is requested when the engine returns, and not while it makes progress', async () => {
    const { orgId, session } = await organizationWithFacts();
    await updateConversionChoice(session, 'meta', surveys);
    await takeEvents(orgId, EVENT);
    await sweepRecounts(new Date(Date.now() + 1000), { everything: true });
    expect(await takeEvents(orgId, EVENT)).toHaveLength(1);
    await withOrg(orgId, (tx) => tx.update(conversionChoices).set({ lastEventAt: new Date(0) }));
    const cursor = await recountPlatform(orgId, 'meta', null, { maxMs: 0 });
    expect(cursor).not.toBeNull();
    await sweepRecounts(later(5));
    expect(await recordedEvents(orgId, EVENT)).toEqual([]);
  });

  it('changes nothing when its event arrives twice', async () => {
    const { orgId, session } = await organizationWithFacts();
    await updateConversionChoice(session, 'meta', surveys);
    await recount(orgId);
    const [kept, done] = [await revisions(orgId), await choiceOf(orgId)];
    await recount(orgId);
    expect(await revisions(orgId)).toHaveLength(kept.length);
    expect(await choiceOf(orgId)).toEqual(done);
  });
});

describe('a release that changes the default of a platform', () => {
  const surveys: ConversionChoice = { conversions: ['survey'], sales: [] };
  const changed = (platform: PlatformId) => (platform === 'meta' ? surveys : defaultOf(platform));
  const applied = () =>
    withSystem('test: defaults', async (tx) =>
      (await tx.select().from(conversionDefaults)).find(({ platform }) => platform === 'meta'),
    );

  beforeEach(() => recountChangedDefaults(new Date(), defaultOf));

  it('has a migration with the defaults of this release, so that it recounts nothing', async () => {
    const { orgId } = await organizationWithFacts();
    await recountChangedDefaults();
    expect(await recordedEvents(orgId, EVENT)).toEqual([]);
    expect(await choiceOf(orgId)).toBeUndefined();
  });

  it('recounts organizations with the default once, and leaves those with a choice of their own', async () => {
    const [own, standard, elsewhere] = [
      await organizationWithFacts(),
      await organizationWithFacts(),
      await organizationWithFacts(),
    ];
    await withOrg(elsewhere.orgId, (tx) => tx.execute(sql`update ad_accounts set platform = 'google'`));
    await updateConversionChoice(own.session, 'meta', { conversions: ['purchase'], sales: ['purchase'] });
    await takeEvents(own.orgId, EVENT);
    const before = await choiceOf(own.orgId);
    await recountChangedDefaults(new Date(), changed);
    expect(await recordedEvents(own.orgId, EVENT)).toEqual([]);
    expect(await choiceOf(own.orgId)).toEqual(before);
    expect(await choiceOf(elsewhere.orgId)).toBeUndefined();
    expect(await takeEvents(standard.orgId, EVENT)).toMatchObject([{ data: { platform: 'meta' } }]);
    expect(await choiceOf(standard.orgId)).toMatchObject({ conversions: null, recountedAt: null, updatedBy: null });
    const audited = await withOrg(standard.orgId, (tx) => tx.select().from(auditLog));
    expect(audited).toMatchObject([
      {
        action: 'conversion_default.changed',
        actorType: 'system',
        detail: { before: { conversions: defaultOf('meta').conversions }, after: surveys },
      },
    ]);
    expect(await applied()).toMatchObject(surveys);
    await recountChangedDefaults(new Date(), changed);
    expect(await recordedEvents(standard.orgId, EVENT)).toEqual([]);
  });

  it('recounts again an organization that returned to the default before', async () => {
    const { orgId, session } = await organizationWithFacts();
    await updateConversionChoice(session, 'meta', null);
    await takeEvents(orgId, EVENT);
    await recount(orgId);
    await recountChangedDefaults(new Date(), changed);
    expect(await recordedEvents(orgId, EVENT)).toHaveLength(1);
    expect((await choiceOf(orgId))?.recountedAt).toBeNull();
  });
});
