import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { reachTables, whereReadable } from '@/lib/accounts/account-reach';
import { businessOf } from '@/lib/accounts/business-of';
import { chosenNames } from '@/lib/accounts/chosen-names';
import { namedBy } from '@/lib/accounts/connection-names';
import type { GrantHalf } from '@/lib/accounts/grant-half';
import { isConsentLost } from '@/lib/sync/requests/readable';
import type { SyncStream } from '@/lib/sync/types';
import { refreshLeadSecondsOf } from '@/lib/tokens/refresh-lead';
import type { StreamHistory } from './sync-causes';
import type { AccountsRead, IntegrationToken } from './token-causes';

interface ReadingRow {
  taken_over: number;
  unread: number;
  heirs: { displayName: string; chosenNames: string[] }[] | null;
}

interface TokenRow extends Record<string, unknown> {
  id: string;
  platform: string;
  name: string;
  chosen_names: string[];
  status: IntegrationToken['status'];
  status_reason: string | null;
  consents_lost: { kind: string; reason: string }[];
  expires_at: string | null;
  refresh_due_at: string | null;
  refreshed_at: string | null;
  failures: number | null;
  retry_at: string | null;
  scheduled_posts: string;
  reading: Record<GrantHalf, ReadingRow>;
}

// Of one half of a row `c` of integrations: the accounts chosen there that others read now, and that none reads.
function readingOf(half: GrantHalf) {
  const { accounts, grants } = reachTables[half];
  return sql`(
    select json_build_object(
      'taken_over', count(*) filter (where i.id is not null), 'heirs', json_agg(distinct jsonb_build_object(
        'displayName', i.display_name, 'chosenNames', ${chosenNames(sql`i`)}::jsonb)) filter (where i.id is not null),
      'unread', count(*) filter (where i.id is null))
    from ${accounts} a
    left join integrations i on i.org_id = a.org_id and i.id = a.integration_id and i.id <> c.id and ${whereReadable(half)}
    where a.org_id = c.org_id and a.selected and (a.integration_id = c.id or exists (
      select 1 from ${grants} g where g.org_id = a.org_id and g.account_id = a.id and g.integration_id = c.id and g.wanted)))`;
}

export async function readIntegrationTokens(tx: Tx, orgId: AuthorizedOrgId, now: Date): Promise<IntegrationToken[]> {
  const rows = await tx.execute<TokenRow>(sql`
    select i.id, i.platform, i.display_name as name, ${chosenNames(sql`i`)} as chosen_names, i.status, i.status_reason, i.consents_lost, c.expires_at, c.refresh_due_at,
      c.refreshed_at, c.failures, c.retry_at,
      (select count(*) from posts p
        join profiles f on f.org_id = p.org_id and f.id = p.profile_id
        where p.org_id = i.org_id and f.integration_id = i.id and p.status = 'scheduled'
          and p.scheduled_at >= ${now.toISOString()}) as scheduled_posts,
      (select json_build_object('ads', ${readingOf('ads')}, 'posts', ${readingOf('posts')})
        from integrations c where c.org_id = i.org_id and c.id = i.id) as reading
    from integrations i
    left join integration_credentials c on c.org_id = i.org_id and c.integration_id = i.id
    where i.org_id = ${orgId} and i.status <> 'disconnected'`);
  return rows.map((row) => ({
    id: row.id,
    platform: row.platform,
    name: row.name,
    business: businessOf(row.chosen_names),
    status: row.status,
    statusReason: row.status_reason,
    consentsLost: row.consents_lost,
    token: datesOf(row),
    scheduledPosts: Number(row.scheduled_posts),
    reading: { ads: toReading(row.reading.ads), posts: toReading(row.reading.posts) },
  }));
}

function toReading({ taken_over: takenOver, unread, heirs }: ReadingRow): AccountsRead {
  return { takenOver, unread, heirs: (heirs ?? []).map(namedBy) };
}

const dateOf = (text: string | null) => (text === null ? null : new Date(text));

function datesOf(row: TokenRow): IntegrationToken['token'] {
  const refreshedAt = dateOf(row.refreshed_at);
  if (!refreshedAt) return null;
  return {
    expiresAt: dateOf(row.expires_at),
    refreshDueAt: dateOf(row.refresh_due_at),
    refreshedAt,
    failures: row.failures ?? 0,
    retryAt: dateOf(row.retry_at),
    leadSeconds: refreshLeadSecondsOf(row.platform),
  };
}

interface StreamRow extends Record<string, unknown> {
  id: string;
  platform: string;
  name: string;
  chosen_names: string[];
  stream: SyncStream;
  connected_at: string;
  last_success_at: string | null;
  recent: { failed: boolean; error_class: string | null; error_code: string | null }[] | null;
}

/** Of integrations with a schedule. A dead token has its own alert. */
export async function readStreamHistories(tx: Tx, orgId: AuthorizedOrgId): Promise<StreamHistory[]> {
  const rows = await tx.execute<StreamRow>(sql`
    select i.id, i.platform, i.display_name as name, ${chosenNames(sql`i`)} as chosen_names, s.stream, i.connected_at, success.finished_at as last_success_at,
      ended.recent
    from integrations i
    cross join (values ('metrics', 1), ('campaigns', 2), ('posts', 3)) as s(stream, rank)
    left join lateral (
      select r.finished_at from sync_runs r
      where r.org_id = i.org_id and r.integration_id = i.id and r.data_type in ('all', s.stream)
        and r.status = 'succeeded'
      order by r.requested_at desc limit 1
    ) success on true
    cross join lateral (
      select json_agg(last.run order by last.requested_at desc) as recent from (
        select r.requested_at, json_build_object('failed', r.status = 'failed', 'error_class', r.error_class,
          'error_code', r.error_code) as run
        from sync_runs r
        where r.org_id = i.org_id and r.integration_id = i.id and r.data_type in ('all', s.stream)
          and r.status in ('succeeded', 'failed')
        order by r.requested_at desc limit 3) last
    ) ended
    where i.org_id = ${orgId} and i.status in ('active', 'refreshing', 'retry_wait')
      and not ${isConsentLost(sql`s.stream`)}
    order by i.id, s.rank`);
  return rows.map((row) => ({
    integrationId: row.id,
    platform: row.platform,
    name: row.name,
    business: businessOf(row.chosen_names),
    stream: row.stream,
    connectedAt: new Date(row.connected_at),
    lastSuccessAt: row.last_success_at === null ? null : new Date(row.last_success_at),
    recent: (row.recent ?? []).map((run) => ({
      failed: run.failed,
      errorClass: run.error_class,
      errorCode: run.error_code,
    })),
  }));
}
