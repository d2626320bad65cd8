import { cron } from 'inngest';
import { forgetEveryOrganization } from '@/lib/metrics/fx-rates/forget-every-organization';
import { updateFxRates as update } from '@/lib/metrics/fx-rates/update-fx-rates';
import { historyGoalOf } from '@/lib/sync/steps/metrics-window';
import { inngest } from '../client';
import { engineRegistered } from '../events';

// The European Central Bank publishes at about 16:00 of its own time; the second time is for what came late.
export const updateFxRates = inngest.createFunction(
  {
    id: 'update-fx-rates',
    triggers: [cron('TZ=Europe/Berlin 20 16,22 * * *'), engineRegistered],
    concurrency: [{ limit: 1 }],
    retries: 4,
  },
  async ({ event, step }) => {
    const onlyStale = event.name === engineRegistered.name;
    const stored = await step.run('read publishers', () => {
      const now = new Date();
      return update({ now, since: historyGoalOf(now.toISOString().slice(0, 10)), onlyStale });
    });
    if (stored > 0) await step.run('forget cached pages', () => forgetEveryOrganization());
  },
);
