import 'server-only';
import { sql } from 'drizzle-orm';
import { jsonRows } from '@/db/json-rows';
import { withSystem } from '@/db/system';
import { isTimeZone } from '@/lib/dates';
import { logger } from '@/lib/logger';
import { isConsentLost, readableStatuses } from '../requests/readable';
import { type DispatchedType, dispatchedTypes, latestTick } from './ticks';
import { whereTickAnswered } from './where-tick-answered';

export interface DueTick {
  orgId: string;
  dataType: DispatchedType;
  tick: string;
  integrationIds: string[];
}

interface Wanted {
  dataTypes: readonly DispatchedType[];
  until: Date;
  notAfter?: Date;
  /** Integrations, those with the oldest ticks first. */
  limit?: number;
}

function latestTicks(timeZones: string[], until: Date) {
  return timeZones.flatMap((timeZone) => {
    const isKnown = isTimeZone(timeZone);
    if (!isKnown) logger.error({ timeZone }, 'unknown time zone: the schedule uses UTC');
    return dispatchedTypes.map((dataType) => ({
      time_zone: timeZone,
      data_type: dataType,
      tick: latestTick(dataType, isKnown ? timeZone : 'UTC', until).toISOString(),
    }));
  });
}

// Older ticks than the newest are not made up for. A due daily run includes the other kinds. A connection counts as a
// daily tick, so that a new one is read soon after any failure.
export function findDue({ dataTypes, until, notAfter = until, limit }: Wanted): Promise<DueTick[]> {
  return withSystem(`schedule: integrations due for ${dataTypes.join(', ')}`, async (tx) => {
    const zones = await tx.execute<{ timeZone: string }>(
      sql`select distinct time_zone as "timeZone" from organizations order by 1`,
    );
    const ticks = jsonRows(
      latestTicks(
        zones.map(({ timeZone }) => timeZone),
        until,
      ),
    );
    const answered = whereTickAnswered({
      orgId: sql`i.org_id`,
      integrationId: sql`i.id`,
      dataType: sql`t.data_type`,
      tick: sql`own.tick`,
    });
    const rows = await tx.execute<DueTick & Record<string, unknown>>(sql`
      with due as materialized (
        select i.org_id, i.id, t.data_type, own.tick
        from integrations i
        join organizations o on o.id = i.org_id
        join json_to_recordset(${ticks}) as t(time_zone text, data_type text, tick timestamptz)
          on t.time_zone = o.time_zone
        cross join lateral (
          select case when t.data_type = 'all' then greatest(t.tick, i.connected_at) else t.tick end as tick
        ) own
        where i.status in ${[...readableStatuses]} and not ${answered} and not ${isConsentLost(sql`t.data_type`)}
      ), wanted as (
        select d.* from due d
        where d.data_type in ${[...dataTypes]} and d.tick <= ${notAfter.toISOString()}::timestamptz
          and (d.data_type = 'all' or not exists (
            select 1 from due f where f.org_id = d.org_id and f.id = d.id and f.data_type = 'all'))
        order by d.tick, d.org_id, d.id
        limit ${limit ?? null}
      )
      select org_id as "orgId", data_type as "dataType",
        to_char(tick at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as tick,
        array_agg(id order by id) as "integrationIds"
      from wanted group by org_id, data_type, tick order by org_id, data_type`);
    return [...rows];
  });
}
