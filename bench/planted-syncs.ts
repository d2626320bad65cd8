import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { type SyncRequest, syncRequest } from '@/lib/sync/requests/sync-request';
import { sealTokens } from '@/lib/tokens/sealed-tokens';

export async function plantIntegrations(organizations: number, count: number): Promise<AuthorizedOrgId[]> {
  const orgIds: AuthorizedOrgId[] = [];
  for (let index = 0; index < organizations; index += 1) {
    const { orgId, userId } = await mintOrganization();
    orgIds.push(orgId);
    const mine = Math.floor(((index + 1) * count) / organizations) - Math.floor((index * count) / organizations);
    for (let each = 0; each < mine; each += 1) await plantIntegration(orgId, userId);
  }
  return orgIds;
}

async function plantIntegration(orgId: AuthorizedOrgId, userId: string): Promise<void> {
  const id = randomUUID();
  const name = `act_${id.replaceAll('-', '')}`;
  await withOrg(orgId, async (tx) => {
    await tx.execute(sql`
      insert into integrations (org_id, id, platform, external_user_id, display_name, status, connected_by, connected_at)
      values (${orgId}, ${id}, 'meta', ${name}, 'Bench', 'active', ${userId}, now())`);
    await tx.execute(sql`
      insert into ad_accounts (org_id, integration_id, platform, external_id, name, currency, time_zone, selected,
        read_from, read_to, history_goal, observed_at)
      values (${orgId}, ${id}, 'meta', ${name}, 'Bench', 'SAR', 'UTC', true,
        current_date - 395, current_date, current_date - 395, now())`);
    const sealed = await sealTokens(tx, { accessToken: name, refreshToken: null }, { orgId, integrationId: id });
    await tx.execute(sql`
      insert into integration_credentials (org_id, integration_id, access_token_ciphertext, refreshed_at)
      values (${orgId}, ${id}, ${sealed.accessTokenCiphertext}, now())`);
    await tx.execute(sql`
      insert into sync_runs (org_id, id, integration_id, platform, data_type, trigger, status, requested_at,
        scheduled_for, started_at, finished_at)
      values (${orgId}, gen_random_uuid(), ${id}, 'meta', 'all', 'schedule', 'succeeded', now(),
        now(), now(), now())`);
  });
}

export async function queueMetrics(orgIds: AuthorizedOrgId[]): Promise<SyncRequest[]> {
  const requests: SyncRequest[] = [];
  for (const orgId of orgIds) {
    const runs = await withOrg(orgId, (tx) =>
      tx.execute<{ id: string; integrationId: string; platform: string }>(sql`
        insert into sync_runs (org_id, id, integration_id, platform, data_type, trigger, status, requested_at)
        select i.org_id, gen_random_uuid(), i.id, i.platform, 'metrics', 'schedule', 'queued', now()
        from integrations i where i.org_id = ${orgId}
        returning id, integration_id as "integrationId", platform`),
    );
    requests.push(...runs.map((run) => syncRequest({ ...run, orgId, dataType: 'metrics', trigger: 'schedule' })));
  }
  return requests;
}

export async function readOutcomes(): Promise<{ ended: number; failed: number; retries: number }> {
  const [row] = await withSystem('bench: how many syncs ended', (tx) =>
    tx.execute<{ ended: number; failed: number; retries: number }>(sql`
      select count(*) filter (where status in ('succeeded', 'failed'))::int as ended,
        count(*) filter (where status = 'failed')::int as failed,
        coalesce(sum(attempts), 0)::int as retries
      from sync_runs where data_type = 'metrics' and scheduled_for is null`),
  );
  return row ?? { ended: 0, failed: 0, retries: 0 };
}
