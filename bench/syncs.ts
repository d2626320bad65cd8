import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { freePort } from '@/dev/free-port';
import { spawnExecutor, stopProcess, untilSynced } from './executor-process';
import { plantIntegrations, queueMetrics, readOutcomes } from './planted-syncs';
import { startSlowPlatform } from './slow-platform';

export interface SyncFigures {
  integrations: number;
  // Syncs of 29 days of metrics: 290 rows in three pages, five calls of 50 ms.
  syncsPerMinute: number;
  rssMbAtTenth: number;
  rssMbAtEnd: number;
  rssMbAtMost: number;
  failed: number;
  retries: number;
  callsToPlatform: number;
  app: 'built server' | 'functions alone';
}

const DELAY_MS = 50;
const ORGANIZATIONS = 50;
const SENT_AT_ONCE = 500;

// BENCH_INTEGRATIONS sets a smaller number.
export async function benchSyncs({ executorUrl }: { executorUrl: string }): Promise<SyncFigures> {
  const integrations = Number(process.env.BENCH_INTEGRATIONS ?? 1000);
  const platform = await startSlowPlatform({ delayMs: DELAY_MS, campaigns: 10, days: 29 });
  const port = await freePort();
  const keys = { eventKey: 'bench', signingKey: `signkey-bench-${randomBytes(32).toString('hex')}` };
  Object.assign(process.env, {
    CMIS_SANDBOX_URL: platform.url,
    INNGEST_EVENT_KEY: keys.eventKey,
    INNGEST_SIGNING_KEY: keys.signingKey,
  });
  const orgIds = await plantIntegrations(Math.min(ORGANIZATIONS, integrations), integrations);
  const appUrl = `http://127.0.0.1:${port}/api/inngest`;
  const executor = await spawnExecutor({ databaseUrl: executorUrl, appUrl, ...keys });
  process.env.INNGEST_BASE_URL = executor.url;
  const isBuilt = existsSync('.next/BUILD_ID');
  const app = startApp(port, isBuilt);
  try {
    await untilSynced(executor.url);
    const figures = await measure(app, orgIds, integrations);
    return {
      integrations,
      ...figures,
      callsToPlatform: platform.calls(),
      app: isBuilt ? 'built server' : 'functions alone',
    };
  } finally {
    await stopProcess(app);
    await stopProcess(executor.child);
    await platform.close();
  }
}

function startApp(port: number, isBuilt: boolean): ChildProcess {
  const script = isBuilt ? ['server.mjs'] : ['--import', 'tsx', 'bench/functions-server.ts'];
  return spawn(process.execPath, script, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
  });
}

async function measure(app: ChildProcess, orgIds: AuthorizedOrgId[], integrations: number) {
  // The Inngest client reads the engine's address when it is created.
  const { inngest } = await import('@/inngest/client');
  const requests = await queueMetrics(orgIds);
  const start = performance.now();
  for (let sent = 0; sent < requests.length; sent += SENT_AT_ONCE) {
    await inngest.send(requests.slice(sent, sent + SENT_AT_ONCE));
  }
  let rssMbAtTenth = Number.NaN;
  let rssMbAtMost = 0;
  for (;;) {
    await pause(500);
    if (app.exitCode !== null) throw new Error('The app ended.');
    const [{ ended, failed, retries }, rssMb] = await Promise.all([readOutcomes(), residentMb(app)]);
    rssMbAtMost = Math.max(rssMbAtMost, rssMb);
    if (Number.isNaN(rssMbAtTenth) && ended >= integrations / 10) rssMbAtTenth = rssMb;
    if (ended < integrations) continue;
    const minutes = (performance.now() - start) / 60_000;
    return {
      syncsPerMinute: Math.round(ended / minutes),
      rssMbAtTenth,
      rssMbAtEnd: rssMb,
      rssMbAtMost,
      failed,
      retries,
    };
  }
}

async function residentMb({ pid }: ChildProcess): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Math.round(Number(stdout) / 1024);
}
