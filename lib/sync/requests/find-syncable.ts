import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import type { Tx } from '@/db/tenant';
import { lostReason } from '@/lib/accounts/grant-half';
import type { SyncDataType } from '../types';
import { isReadable } from './readable';

export type Obstacle = 'choosing_accounts' | 'reauth_required' | 'nothing_to_sync';

interface Candidate {
  id: string;
  obstacle: Obstacle | null;
  reason: string;
}

function chosen(table: 'ad_accounts' | 'profiles') {
  return sql<boolean>`exists (
    select 1 from ${sql.identifier(table)} chosen
    where chosen.org_id = integrations.org_id and chosen.integration_id = integrations.id and chosen.selected)`;
}

export async function findSyncable(
  tx: Tx,
  orgId: AuthorizedOrgId,
  dataType: SyncDataType,
  integrationId?: string,
): Promise<Candidate[]> {
  const { id, status, statusReason, consentsLost } = integrations;
  const rows = await tx
    .select({
      id,
      status,
      statusReason,
      consentsLost,
      hasAccounts: chosen('ad_accounts'),
      hasProfiles: chosen('profiles'),
    })
    .from(integrations)
    .where(and(eq(integrations.orgId, orgId), integrationId ? eq(id, integrationId) : ne(status, 'disconnected')))
    .orderBy(asc(id));
  // The reason where the consent for all requested data has ended.
  const lostOf = ({ consentsLost, hasAccounts, hasProfiles }: (typeof rows)[number]): string | null => {
    const halves = (['ads', 'posts'] as const).filter((half) => {
      const isWanted = dataType === 'all' || (dataType === 'posts') === (half === 'posts');
      return isWanted && (half === 'ads' ? hasAccounts : hasProfiles);
    });
    const reasons = halves.map((half) => lostReason(consentsLost, half));
    return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
  };
  const obstacleOf = (row: (typeof rows)[number]): Obstacle | null => {
    const { status, hasAccounts, hasProfiles } = row;
    if (status === 'choosing_accounts') return 'choosing_accounts';
    if (!isReadable(status)) return 'reauth_required';
    const hasSome = (dataType !== 'posts' && hasAccounts) || (['all', 'posts'].includes(dataType) && hasProfiles);
    if (!hasSome) return 'nothing_to_sync';
    return lostOf(row) === null ? null : 'reauth_required';
  };
  return rows.map((row) => ({
    id: row.id,
    obstacle: obstacleOf(row),
    reason: row.statusReason ?? lostOf(row) ?? row.status,
  }));
}
