import 'server-only';
import { logger } from '@/lib/logger';
import { analyzeFacts } from '@/lib/metrics/analyze-facts';
import type { SyncRunRow } from '../requests/queue-runs';

// Fewer rows are read fast with any plan.
const LARGE_IMPORT_ROWS = 5_000;

/** Before the run ends, so that the pages that its end rebuilds have fast plans. A failure costs speed, not the run. */
export async function analyzeLargeImport({ rowsChanged }: Pick<SyncRunRow, 'rowsChanged'>): Promise<void> {
  if (rowsChanged < LARGE_IMPORT_ROWS) return;
  await analyzeFacts().catch((error) => logger.warn({ err: error }, 'the imported facts have no statistics yet'));
}
