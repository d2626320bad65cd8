import { setTimeout as sleep } from 'node:timers/promises';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { reportRunAnswer, reportStatusAnswer } from '../api-types';
import type { MetaClient } from '../client';
import { REPORT_PATIENCE_MS } from '../constants';

export interface ReportRun {
  id: string;
  orderedAt: number;
}

// After the last wait the caller gets a cursor and returns later.
const POLL_WAITS_MS = [250, 500, 1_000, 2_000, 4_000];

/** `query` is that of a direct report. Ordering twice only costs a second report. */
export async function orderReport(
  client: MetaClient,
  accessToken: string,
  accountId: string,
  query: Record<string, string>,
): Promise<ReportRun> {
  const { report_run_id: id } = await client.post({
    path: [accountId, 'insights'],
    endpoint: 'POST /{ad-account}/insights',
    accessToken,
    form: query,
    idempotent: true,
    schema: reportRunAnswer,
  });
  return { id, orderedAt: Date.now() };
}

async function stateOf(
  client: MetaClient,
  accessToken: string,
  run: ReportRun,
): Promise<'ready' | 'running' | 'failed'> {
  const status = await client.get({
    path: [run.id],
    endpoint: 'GET /{report-run}',
    accessToken,
    query: { fields: 'async_status,async_percent_completion,error_code,error_subcode' },
    schema: reportStatusAnswer,
  });
  if (status.async_status === 'Job Completed' && status.async_percent_completion >= 100) return 'ready';
  if (status.async_status === 'Job Failed' || status.async_status === 'Job Skipped') return 'failed';
  return Date.now() - run.orderedAt > REPORT_PATIENCE_MS ? 'failed' : 'running';
}

/** Meta keeps reports for a limited time, and a long sync may return too late. */
export function isReportGone(error: unknown): boolean {
  return error instanceof VendorError && error.errorClass === 'permanent' && error.code !== 'unexpected_answer';
}

export async function awaitReport(
  client: MetaClient,
  accessToken: string,
  run: ReportRun,
): Promise<'ready' | 'running' | 'failed'> {
  for (const waitMs of [0, ...POLL_WAITS_MS]) {
    await sleep(waitMs);
    const state = await stateOf(client, accessToken, run).catch((error: unknown) => {
      if (isReportGone(error)) return 'failed' as const;
      throw error;
    });
    if (state !== 'running') return state;
  }
  return 'running';
}
