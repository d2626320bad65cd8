import 'server-only';
import { eq, isNull } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { conversionChoices } from '@/db/schema/conversion-choices';
import { conversionDefaults } from '@/db/schema/conversion-defaults';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { invalidateAfterArrival } from '@/lib/cache/cache';
import { recordEvents } from '@/lib/outbox/record-events';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import type { ConversionChoice } from '@/lib/platforms/platform';
import { platformDefinition } from '@/lib/platforms/registry';
import { recountRequested, waitingForRecount } from './recount-requested';

type DefaultOf = (platform: PlatformId) => ConversionChoice;

const defaultOfRelease: DefaultOf = (platform) => platformDefinition(platform).conversionActions;

/**
 * Has stored days recounted where a release changed the default of a platform and the organization has no choice of its
 * own. The default is marked as applied after all organizations, so that one that failed is requested again.
 */
export async function recountChangedDefaults(now = new Date(), defaultOf = defaultOfRelease): Promise<void> {
  const applied = await withSystem('conversions: which defaults were applied', (tx) =>
    tx.select().from(conversionDefaults),
  );
  for (const platform of platformIds) {
    const [before, after] = [applied.find((each) => each.platform === platform), defaultOf(platform)];
    if (before && isSame(before, after)) continue;
    // A platform without a default before has no facts of one.
    for (const orgId of before ? await organizationsWith(platform) : []) {
      await requestRecount(orgId, platform, { before, after, now });
    }
    const row = { conversions: [...after.conversions], sales: [...after.sales], appliedAt: now };
    await withSystem('conversions: a default was applied', (tx) =>
      tx
        .insert(conversionDefaults)
        .values({ platform, ...row })
        .onConflictDoUpdate({ target: conversionDefaults.platform, set: row }),
    );
  }
}

function isSame(one: ConversionChoice, other: ConversionChoice): boolean {
  const text = ({ conversions, sales }: ConversionChoice) =>
    JSON.stringify([conversions, sales].map((list) => [...list].sort()));
  return text(one) === text(other);
}

async function organizationsWith(platform: PlatformId): Promise<AuthorizedOrgId[]> {
  const rows = await withSystem('conversions: organizations of a platform', (tx) =>
    tx.selectDistinct({ orgId: adAccounts.orgId }).from(adAccounts).where(eq(adAccounts.platform, platform)),
  );
  return rows.map(({ orgId }) => orgOfJob(orgId));
}

interface ChangedDefault {
  before: ConversionChoice | undefined;
  after: ConversionChoice;
  now: Date;
}

async function requestRecount(
  orgId: AuthorizedOrgId,
  platform: PlatformId,
  { before, after, now }: ChangedDefault,
): Promise<void> {
  await withOrg(orgId, async (tx) => {
    const set = { ...waitingForRecount(now), updatedBy: null };
    const marked = await tx
      .insert(conversionChoices)
      .values({ orgId, platform, ...set })
      .onConflictDoUpdate({
        target: [conversionChoices.orgId, conversionChoices.platform],
        set,
        setWhere: isNull(conversionChoices.conversions),
      })
      .returning({ orgId: conversionChoices.orgId });
    if (marked.length === 0) return;
    const detail = { before: before && toDetail(before), after: toDetail(after) };
    const system = { type: 'system', id: null, requestId: null } as const;
    await recordAudit(tx, orgId, system, 'conversion_default.changed', platform, detail);
    await recordEvents(tx, recountRequested(orgId, platform));
  });
  await invalidateAfterArrival(orgId);
}

function toDetail({ conversions, sales }: ConversionChoice) {
  return { conversions: [...conversions], sales: [...sales] };
}
