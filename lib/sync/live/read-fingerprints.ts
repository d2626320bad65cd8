import 'server-only';
import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';

// A type, because the driver's result type needs an index signature.
type FingerprintRow = { orgId: string; fingerprint: string };

/** A text per organization that changes with its sync runs and integrations. One query over open and ended runs. */
export async function readFingerprints(orgIds: readonly string[]): Promise<Map<string, string>> {
  const wanted = sql`${sql.param(`{${orgIds.join(',')}}`)}::uuid[]`;
  const rows = await withSystem('live sync: organizations with changes', (tx) =>
    tx.execute<FingerprintRow>(sql`
      select w.id as "orgId", concat_ws(' ', o.runs, f.ended_at, c.connections) as fingerprint
      from unnest(${wanted}) as w (id)
      left join (
        select r.org_id, md5(string_agg(concat_ws(',', r.id, r.status, r.progressed_at, r.steps_done, r.steps_total,
          r.rows_read, r.attempts, r.error_code, r.waiting_until, r.waiting_until > now()), ';' order by r.id)) as runs
        from sync_runs r where r.status in ('queued', 'running') and r.org_id = any(${wanted}) group by r.org_id
      ) o on o.org_id = w.id
      left join lateral (select max(r.finished_at) as ended_at from sync_runs r where r.org_id = w.id) f on true
      left join lateral (
        select md5(string_agg(concat_ws(',', i.id, i.status, i.status_reason, i.consents_lost, i.display_name), ';' order by i.id))
          as connections
        from integrations i where i.org_id = w.id
      ) c on true`),
  );
  return new Map(rows.map(({ orgId, fingerprint }) => [orgId, fingerprint]));
}
