import { adAccountGrants, profileGrants } from '@/db/schema/account-grants';
import { alerts } from '@/db/schema/alerts';
import { annotations } from '@/db/schema/annotations';
import { apiTokens } from '@/db/schema/api-tokens';
import { campaignLabels } from '@/db/schema/campaign-labels';
import { dashboardViews } from '@/db/schema/dashboard-views';
import { fxRates } from '@/db/schema/fx-rates';
import { heldFigures } from '@/db/schema/held-figures';
import { invitations } from '@/db/schema/invitations';
import { kpiTargets } from '@/db/schema/kpi-targets';
import { labels } from '@/db/schema/labels';
import { leads } from '@/db/schema/leads';
import { memberships } from '@/db/schema/memberships';
import { tokenEvents } from '@/db/schema/token-events';
import { webhookKeys } from '@/db/schema/webhook-keys';
import { type Tx, withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { sha256Hex } from '@/lib/crypto/hash';
import { facts, seeder } from '@/lib/dashboard/testing/seed';
import { addDays, dayInZone, daysOf } from '@/lib/dates';
import { exampleIds } from '@/lib/openapi/example-ids';
import { STEADY_ZONE } from '@/lib/sync/testing/steady-zone';
import { openVaultToWrite } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';
import { standardLayout } from '@/lib/views/layout';
import { plantDeadLetter } from '@/lib/webhooks/testing/plant-delivery';

export type ExampleOrganization = Awaited<ReturnType<typeof exampleOrganization>>;

type Put = ReturnType<typeof seeder>;

interface Planting {
  tx: Tx;
  put: Put;
  orgId: string;
  userId: string;
  now: Date;
  today: string;
}

const SECOND_CAMPAIGN = '0f5c1e00-0000-4000-8000-000000000106';
const SCHEDULED_POST = '0f5c1e00-0000-4000-8000-000000000107';
const BUDGET_ALERT = '0f5c1e00-0000-4000-8000-000000000112';

/** The organization of the examples: one row of each kind, with the ids of lib/openapi/example-ids.ts. */
export async function exampleOrganization() {
  const now = new Date();
  const [owner, colleague] = [
    await mintOrganization({ name: 'Nakhla Coffee', timeZone: STEADY_ZONE }),
    await mintOrganization(),
  ];
  const { orgId, userId } = owner;
  const today = dayInZone(now, STEADY_ZONE);
  await withOrg(orgId, async (tx) => {
    const planting = { tx, put: seeder(tx, orgId, hours(now, -1)), orgId, userId, now, today };
    await tx.insert(memberships).values({ orgId, userId: colleague.userId, role: 'viewer' });
    await plantIntegration(planting);
    await plantFigures(planting);
    await plantPosts(planting);
    await plantDecisions(planting);
    await plantAccess(planting);
    await plantLead(planting);
  });
  await plantDeadLetter(orgId, exampleIds.integrationId, {
    id: exampleIds.deliveryId,
    receivedAt: hours(now, -2),
    occurredAt: hours(now, -2),
    endedAt: hours(now, -1),
    failures: [-2, -1].map((each) => ({ at: hours(now, each).toISOString(), errorCode: 'platform_down' })),
    effects: [],
  });
  return { orgId, userId, colleagueId: colleague.userId, email: owner.email, now, today };
}

const hours = (from: Date, count: number) => new Date(from.getTime() + count * 3_600_000);

async function plantIntegration({ tx, put, orgId, userId, now }: Planting): Promise<void> {
  const { integrationId, adAccountId, profileId, runId } = exampleIds;
  const connectedAt = hours(now, -240);
  await put.integration({
    id: integrationId,
    displayName: 'Sara Ahmad',
    externalUserId: '10215',
    connectedBy: userId,
    connectedAt,
    scopesGranted: ['ads_read', 'pages_read_engagement'],
    consentsGranted: ['all'],
  });
  await put.credentials(integrationId, { expiresAt: hours(now, 1_200), refreshedAt: hours(now, -240) });
  await put.account(integrationId, { id: adAccountId, externalId: 'act_1001', name: 'Nakhla Store' });
  await put.profile(integrationId, { id: profileId, externalId: '77', name: 'Nakhla Coffee' });
  const reach = { orgId, integrationId, seenAt: connectedAt };
  await tx.insert(adAccountGrants).values({ ...reach, accountId: adAccountId });
  await tx.insert(profileGrants).values({ ...reach, accountId: profileId });
  const [requestedAt, startedAt, finishedAt] = [hours(now, -2), hours(now, -2), hours(now, -1)];
  const counts = { stepsDone: 1, stepsTotal: 1, rowsRead: 60, rowsChanged: 4, pagesRead: 1, attempts: 1 };
  await put.run(integrationId, { id: runId, requestedAt, startedAt, finishedAt, scheduledFor: requestedAt, ...counts });
  await put.steps(runId, [{ kind: 'metrics', subjectId: adAccountId, state: 'done' }]);
  await tx.insert(tokenEvents).values({
    ...{ orgId, integrationId, happenedAt: connectedAt, actorType: 'user', actorId: userId },
    ...{ cause: 'consent', outcome: 'granted', version: 1, tokenExpiresAt: hours(now, 1_200) },
  });
}

async function plantFigures({ put, today, now }: Planting): Promise<void> {
  const account = { id: exampleIds.adAccountId, currency: 'SAR' };
  const common = { firstSeenAt: hours(now, -240), observedAt: hours(now, -1) };
  const summer = await put.campaign(account, {
    ...{ id: exampleIds.campaignId, externalId: '2301', name: 'Summer cold brew sale', objective: 'OUTCOME_SALES' },
    ...{ dailyBudgetMicros: 500_000_000n, ...common },
  });
  const brand = await put.campaign(account, { id: SECOND_CAMPAIGN, externalId: '2302', name: 'Brand', ...common });
  // Alike in each week, so that projections do not depend on the day of the test.
  const rows = daysOf(addDays(today, -60), addDays(today, -1)).flatMap((date, index) => [
    facts(summer, {
      ...{ date, impressions: 20_000 + (index % 7) * 500, clicks: 400, spendMicros: 300_000_000n, conversions: '12' },
      ...{
        conversionValueMicros: 1_200_000_000n,
        actions: [{ action: 'purchase', conversions: '12', valueMicros: 1_200_000_000n }],
      },
    }),
    facts(brand, { date, impressions: 9_000, clicks: 90, spendMicros: 80_000_000n, conversions: '0' }),
  ]);
  await put.metrics(account.id, rows);
}

async function plantPosts({ put, today, now }: Planting): Promise<void> {
  const { profileId, postId } = exampleIds;
  const permalink = 'https://www.facebook.com/77/posts/901';
  const publishedAt = hours(now, -48);
  await put.post(profileId, { id: postId, externalId: '901', text: 'Cold brew is back', permalink, publishedAt });
  const counts = { views: 5_200, reach: 4_000, likes: 320, comments: 41, shares: 18, saves: 9, clicks: 130 };
  await put.engagement(postId, { date: addDays(today, -1), ...counts });
  const scheduled = { status: 'scheduled', scheduledAt: hours(now, 24) } as const;
  await put.post(profileId, { id: SCHEDULED_POST, externalId: '902', text: 'Open until midnight', ...scheduled });
}

async function plantDecisions({ tx, orgId, userId, now, today }: Planting): Promise<void> {
  const { labelId, viewId, annotationId, kpiId, alertId, adAccountId, campaignId, integrationId } = exampleIds;
  const made = { orgId, createdBy: userId, createdAt: hours(now, -48) };
  await tx.insert(labels).values({ ...made, id: labelId, name: 'Summer', colour: 'orange', pattern: 'summer' });
  await tx.insert(campaignLabels).values({ orgId, campaignId: SECOND_CAMPAIGN, labelId, attached: true });
  await tx.insert(dashboardViews).values({
    ...{ ...made, id: viewId, ownerId: null, name: 'Meta, last week', updatedBy: userId, updatedAt: hours(now, -24) },
    ...{ filter: { period: 'last_7_days', platforms: ['meta'] }, layout: standardLayout },
  });
  await tx.insert(annotations).values({
    ...{ ...made, id: annotationId, text: 'Summer offer', updatedAt: hours(now, -48) },
    ...{ startsOn: addDays(today, -7), endsOn: addDays(today, -5) },
  });
  await tx.insert(kpiTargets).values({
    ...{ ...made, id: kpiId, metric: 'conversions', direction: 'at_least', target: '400' },
    ...{ startsOn: addDays(today, -14), endsOn: addDays(today, 15) },
  });
  await tx.insert(alerts).values([
    {
      ...{ orgId, id: alertId, kind: 'figures_held', severity: 'warning', causeKey: `figures_held:${adAccountId}` },
      ...{ subjectType: 'integration', subjectId: integrationId, openedAt: hours(now, -5) },
      values: { adAccountId, accountName: 'Nakhla Store', doubt: 'conversions_missing' },
    },
    {
      ...{ orgId, id: BUDGET_ALERT, kind: 'budget_used', severity: 'urgent', causeKey: `budget_used:${campaignId}` },
      ...{ subjectType: 'campaign', subjectId: campaignId, openedAt: hours(now, -3) },
      values: { campaignName: 'Summer cold brew sale', usedShare: 0.93 },
    },
  ]);
  await tx.insert(heldFigures).values({
    ...{ orgId, adAccountId, doubt: 'conversions_missing', since: hours(now, -5), lastSeenAt: hours(now, -1) },
  });
  await tx.insert(fxRates).values({
    ...{ orgId, base: 'USD', quote: 'SAR', date: addDays(today, -14), rate: '3.75', source: 'manual' },
    observedAt: hours(now, -48),
  });
}

async function plantAccess({ tx, orgId, userId, now }: Planting): Promise<void> {
  const createdAt = hours(now, -48);
  await tx.insert(invitations).values({
    ...{ orgId, id: exampleIds.invitation, email: 'mona@example.org', role: 'marketer', invitedBy: userId },
    ...{ tokenHash: sha256Hex(`invitation of ${orgId}`), expiresAt: hours(now, 120), createdAt },
  });
  await tx.insert(apiTokens).values({
    ...{ orgId, id: exampleIds.token, name: 'Weekly report', role: 'viewer', prefix: 'cmis_AbC123', createdBy: userId },
    ...{ tokenHash: sha256Hex(`token of ${orgId}`), createdAt },
  });
  await tx.insert(webhookKeys).values({
    ...{ orgId, id: exampleIds.keyId, platform: 'google', keyHash: sha256Hex(`key of ${orgId}`), createdAt },
  });
}

async function plantLead({ tx, orgId, now }: Planting): Promise<void> {
  const { leadId: id, integrationId } = exampleIds;
  const vault = await openVaultToWrite(tx, orgId as Parameters<typeof openVaultToWrite>[1]);
  const answers = [{ field: 'email', label: 'E-mail', values: ['huda@example.org'] }];
  await tx.insert(leads).values({
    ...{ orgId, id, integrationId, platform: 'meta', externalId: '5501', ownerType: 'profile', ownerExternalId: '77' },
    ...{ formExternalId: '5', formName: 'Visit us', campaignExternalId: '2301', adExternalId: '3301' },
    ...{ consents: [{ name: 'Newsletter', given: true }], submittedAt: hours(now, -4), receivedAt: hours(now, -3) },
    answersCiphertext: vault.encrypt(JSON.stringify(answers), aadFor('leadAnswers', id)),
  });
}
