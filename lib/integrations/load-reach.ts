import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { findSuccessor, reachTables, whereReadable } from '@/lib/accounts/account-reach';
import type { GrantHalf } from '@/lib/accounts/grant-half';
import type { IntegrationDto } from './types';

type Reading = Pick<IntegrationDto['adAccounts'][number], 'selected' | 'readThrough' | 'standsBy' | 'fallback'>;

type ReachRow = {
  accountId: string;
  integrationId: string;
  selected: boolean;
  otherId: string | null;
  otherName: string | null;
  wanted: boolean | null;
  heirId: string | null;
  heirName: string | null;
};

interface Reach {
  accountIds: string[];
  of(integrationId: string, accountId: string): Reading | null;
}

export async function loadReach(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationIds: readonly string[],
  half: GrantHalf,
): Promise<Reach> {
  const { accounts, grants } = reachTables[half];
  const ids = sql`${sql.param(`{${integrationIds.join(',')}}`)}::uuid[]`;
  const rows = await tx.execute<ReachRow>(sql`
    with reach as (
      select a.id as account_id, a.integration_id from ${accounts} a
      where a.org_id = ${orgId} and a.integration_id = any(${ids})
      union
      select g.account_id, g.integration_id from ${grants} g
      where g.org_id = ${orgId} and g.integration_id = any(${ids}) and g.gone_at is null
    )
    select r.account_id as "accountId", r.integration_id as "integrationId",
      a.selected and a.integration_id = r.integration_id as selected,
      other.id as "otherId", other.display_name as "otherName", g.wanted,
      successor.id as "heirId", successor.display_name as "heirName"
    from reach r
    join ${accounts} a on a.org_id = ${orgId} and a.id = r.account_id
    left join ${grants} g on g.org_id = ${orgId} and g.account_id = r.account_id and g.integration_id = r.integration_id
    left join lateral (
      select i.id, i.display_name from integrations i
      where i.org_id = ${orgId} and i.id = a.integration_id and i.id <> r.integration_id and a.selected
        and ${whereReadable(half)}
    ) other on true
    left join lateral (${findSuccessor(half, orgId)}) successor on a.selected and a.integration_id = r.integration_id`);
  const readings = new Map(
    rows.map(
      ({ accountId, integrationId, selected, otherId, otherName, wanted, heirId, heirName }): [string, Reading] => {
        const readThrough = otherId === null ? null : { integrationId: otherId, displayName: otherName ?? '' };
        const fallback = heirId === null ? null : { integrationId: heirId, displayName: heirName ?? '' };
        const reading = { selected, readThrough, standsBy: readThrough !== null && wanted !== false, fallback };
        return [`${integrationId} ${accountId}`, reading];
      },
    ),
  );
  return {
    accountIds: [...new Set(rows.map(({ accountId }) => accountId))],
    of: (integrationId, accountId) => readings.get(`${integrationId} ${accountId}`) ?? null,
  };
}
