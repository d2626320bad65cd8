import 'server-only';
import { and, eq } from 'drizzle-orm';
import { conversionChoices } from '@/db/schema/conversion-choices';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import { recordEvents } from '@/lib/outbox/record-events';
import type { PlatformId } from '@/lib/platform-ids';
import type { ConversionChoice } from '@/lib/platforms/platform';
import { recountRequested, waitingForRecount } from './recount-requested';

/**
 * Later readings count by the choice at once, stored days follow in the background. Null: the platform's default.
 * Audited with the choice before. @throws AppError `forbidden` below admin
 */
export async function updateConversionChoice(
  session: SessionWith<'admin'>,
  platform: PlatformId,
  choice: ConversionChoice | null,
): Promise<void> {
  requireRole(session, 'admin');
  const { orgId, actor, user } = session;
  await withOrg(orgId, async (tx) => {
    const isOf = and(eq(conversionChoices.orgId, orgId), eq(conversionChoices.platform, platform));
    const [stored] = await tx.select().from(conversionChoices).where(isOf).for('update');
    const before =
      stored?.conversions && stored.sales ? { conversions: stored.conversions, sales: stored.sales } : null;
    const set = {
      conversions: choice ? [...choice.conversions] : null,
      sales: choice ? [...choice.sales] : null,
      updatedBy: actor.id ?? user.id,
      ...waitingForRecount(new Date()),
    };
    await tx
      .insert(conversionChoices)
      .values({ orgId, platform, ...set })
      .onConflictDoUpdate({ target: [conversionChoices.orgId, conversionChoices.platform], set });
    await recordAudit(tx, orgId, actor, 'conversion_choice.updated', platform, { before, after: choice });
    await recordEvents(tx, recountRequested(orgId, platform));
  });
  await invalidateOrg(orgId);
}
