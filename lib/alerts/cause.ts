import type { alerts } from '@/db/schema/alerts';

type AlertValues = typeof alerts.$inferInsert;

export interface Cause {
  kind: AlertValues['kind'];
  severity: AlertValues['severity'];
  causeKey: string;
  subjectType: AlertValues['subjectType'];
  subjectId: string;
  values: Record<string, string | number>;
}
