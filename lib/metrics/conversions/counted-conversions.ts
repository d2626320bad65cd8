import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import type { PlatformId } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';
import type { CountedConversions } from './schema';

interface ChoiceRow {
  platform: PlatformId;
  conversions: string[] | null;
  sales: string[] | null;
  changedAt: string;
  recounting: boolean;
}

/** By platform: the organization's choice, else the platform's default. */
export function countedConversions(orgId: AuthorizedOrgId): JsonRead<(platform: PlatformId) => CountedConversions> {
  return jsonRead(
    sql`select platform, conversions, sales, updated_at as "changedAt", recounted_at is null as recounting
      from conversion_choices where org_id = ${orgId}`,
    (rows: ChoiceRow[]) => {
      const stored = new Map(rows.map(({ platform, ...choice }) => [platform, choice]));
      return (platform) => {
        const { attribution, ...standard } = platformDefinition(platform).conversionActions;
        const { conversions = null, sales = null, changedAt = null, recounting = false } = stored.get(platform) ?? {};
        return {
          attribution,
          conversions: [...(conversions ?? standard.conversions)],
          sales: [...(sales ?? standard.sales)],
          isDefault: conversions === null,
          changedAt: changedAt && new Date(changedAt).toISOString(),
          recounting,
        };
      };
    },
  );
}
