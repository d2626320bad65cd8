import { type SQL, sql } from 'drizzle-orm';
import type { WorkLimits } from '@/lib/work-kind';

export function limitsAsSettings({ statementTimeoutMs, idleTimeoutMs }: WorkLimits): SQL {
  return sql`set_config('statement_timeout', ${String(statementTimeoutMs)}, true),
    set_config('idle_in_transaction_session_timeout', ${String(idleTimeoutMs)}, true)`;
}
