import type { ApiAdGroup } from '../api-types';

export interface Schedule {
  startsAt: Date | null;
  endsAt: Date | null;
}

export function widenSchedule(schedule: Schedule | undefined, adGroup: ApiAdGroup): Schedule {
  const startsAt = adGroup.schedule_start_time ?? null;
  // TikTok writes an end many years ahead for ad groups without one.
  const endsAt = adGroup.schedule_type === 'SCHEDULE_FROM_NOW' ? null : (adGroup.schedule_end_time ?? null);
  if (!schedule) return { startsAt, endsAt };
  return {
    startsAt: earlier(schedule.startsAt, startsAt),
    endsAt: schedule.endsAt && endsAt && new Date(Math.max(schedule.endsAt.getTime(), endsAt.getTime())),
  };
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b;
  return new Date(Math.min(a.getTime(), b.getTime()));
}
