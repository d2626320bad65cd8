import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { whereAnySelected } from '@/lib/accounts/where-any-selected';
import type { Setup } from './setup-step';

export async function loadSetup(orgId: AuthorizedOrgId): Promise<Setup> {
  const [row] = await withOrg(orgId, (tx) =>
    tx.execute<{ waiting: string[]; chosen: number } & Omit<Setup, 'isConnected' | 'hasChosen' | 'waitingId'>>(sql`
      with living as (
        select integrations.id, ${whereAnySelected} as has_chosen from integrations
        where integrations.org_id = ${orgId} and integrations.status <> 'disconnected'
      )
      select (select count(*) from living where has_chosen)::int as chosen,
        (select coalesce(json_agg(id), '[]') from living where not has_chosen) as waiting,
        exists (select 1 from sync_streams s where s.org_id = ${orgId} and s.last_success_at is not null) as "hasRead",
        exists (select 1 from kpi_targets k where k.org_id = ${orgId}) as "hasTarget",
        (select count(*) > 1 from memberships m where m.org_id = ${orgId})
          or exists (select 1 from invitations v where v.org_id = ${orgId}) as "hasInvited"`),
  );
  const { waiting = [], chosen = 0, hasRead = false, hasTarget = false, hasInvited = false } = row ?? {};
  return {
    isConnected: chosen + waiting.length > 0,
    hasChosen: chosen > 0,
    hasRead,
    hasTarget,
    hasInvited,
    waitingId: (waiting.length === 1 && waiting[0]) || null,
  };
}
