import type { alerts } from '@/db/schema/alerts';

type AlertValues = typeof alerts.$inferInsert;

/** A reason for an alert, found in the data as it is now. `causeKey` names it, so that it opens one alert. */
export interface Cause {
  kind: AlertValues['kind'];
  severity: AlertValues['severity'];
  causeKey: string;
  subjectType: AlertValues['subjectType'];
  subjectId: string;
  values: Record<string, string | number>;
}
