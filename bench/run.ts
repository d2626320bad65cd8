import { benchDashboardBuild } from './dashboard';
import { benchDashboardRoute } from './dashboard-route';
import { benchExecutor } from './executor';
import { benchExecutorHeap } from './executor-heap';
import { benchIngest } from './ingest';
import { benchPageWeight } from './page-weight';
import { benchSyncs } from './syncs';
import { throwawayDatabase } from './throwaway-database';
import { benchVault } from './vault';
import { benchWebhooks } from './webhooks';

// One JSON line per figure.
async function run(only: string | undefined): Promise<void> {
  const database = await throwawayDatabase();
  const benches: Record<string, () => Promise<object>> = {
    'dashboard-route': benchDashboardRoute,
    'dashboard-build': () => benchDashboardBuild({ ownerUrl: database.urls.owner }),
    executor: () => benchExecutor({ databaseUrl: database.urls.executor }),
    'executor-heap': () => benchExecutorHeap({ databaseUrl: database.urls.executor }),
    ingest: () => benchIngest({ ownerUrl: database.urls.owner }),
    syncs: () => benchSyncs({ executorUrl: database.urls.executor }),
    'dashboard-page': benchPageWeight,
    vault: benchVault,
    webhooks: benchWebhooks,
  };
  try {
    for (const [name, bench] of Object.entries(benches)) {
      if (only && only !== name) continue;
      process.stdout.write(`${JSON.stringify({ bench: name, ...(await bench()) })}\n`);
    }
  } finally {
    await database.remove();
  }
}

await run(process.argv[2]);
process.exit();
