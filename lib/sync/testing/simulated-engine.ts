import { sql } from 'drizzle-orm';
import { jsonRows } from '@/db/json-rows';
import { withOrg } from '@/db/tenant';
import { orgOfJob } from '@/lib/auth/org-of-job';
import type { SyncRequest } from '../requests/sync-request';

interface SimulatedRun {
  orgId: string;
  id: string;
  integrationId: string;
  /** Milliseconds since 1970. */
  startsAt: number;
  endsAt: number | null;
}

function byOrg<T extends { orgId: string }>(rows: T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(row.orgId, [...(found.get(row.orgId) ?? []), row]);
  return found;
}

/** Begins and ends runs by a clock that the test moves, without reading anything. */
export class SimulatedEngine {
  private readonly known = new Set<string>();
  private open: SimulatedRun[] = [];

  /** @param secondsOf how long a run of this integration takes */
  constructor(private readonly secondsOf: (integrationId: string, startsAt: Date) => number) {}

  /** Accepts the events of queued runs at `now`; an id is dropped the second time, as by a real engine. */
  accept(requests: readonly SyncRequest[], now: Date): void {
    const fresh = requests.filter(({ id }) => !this.known.has(id));
    for (const { id, data } of fresh) {
      this.known.add(id);
      const { orgId, integrationId, delaySeconds } = data;
      this.open.push({ orgId, id, integrationId, startsAt: now.getTime() + delaySeconds * 1000, endsAt: null });
    }
  }

  /** Goes on after it stood still: what should have begun begins now, what was under way takes another minute. */
  resume(now: Date): void {
    for (const run of this.open) {
      if (run.endsAt !== null) run.endsAt = Math.max(run.endsAt, now.getTime() + 60_000);
      else run.startsAt = Math.max(run.startsAt, now.getTime());
    }
  }

  /** Begins and ends what is due until `now`, each at its own time. */
  async advance(now: Date): Promise<void> {
    const begun = this.open.filter((run) => run.endsAt === null && run.startsAt <= now.getTime());
    for (const run of begun) {
      run.endsAt = run.startsAt + this.secondsOf(run.integrationId, new Date(run.startsAt)) * 1000;
    }
    const ended = this.open.filter((run) => run.endsAt !== null && run.endsAt <= now.getTime());
    for (const [orgId, runs] of byOrg([...new Set([...begun, ...ended])])) await this.write(orgId, runs, now);
    this.open = this.open.filter((run) => !ended.includes(run));
  }

  private async write(orgId: string, runs: SimulatedRun[], now: Date): Promise<void> {
    const rows = runs.map((run) => ({
      id: run.id,
      started_at: new Date(run.startsAt).toISOString(),
      finished_at: run.endsAt !== null && run.endsAt <= now.getTime() ? new Date(run.endsAt).toISOString() : null,
    }));
    await withOrg(orgOfJob(orgId), (tx) =>
      tx.execute(sql`
        update sync_runs r set started_at = e.started_at, finished_at = e.finished_at,
          status = case when e.finished_at is null then 'running' else 'succeeded' end
        from json_to_recordset(${jsonRows(rows)}) as e(id uuid, started_at timestamptz, finished_at timestamptz)
        where r.org_id = ${orgId} and r.id = e.id`),
    );
  }
}
