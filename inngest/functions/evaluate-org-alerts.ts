import { evaluateAlerts } from '@/lib/alerts/evaluate-alerts';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { invalidateAfterArrival } from '@/lib/cache/cache';
import { warmDashboard } from '@/lib/dashboard/load-dashboard';
import { inngest } from '../client';
import { alertEvaluationRequested, syncFinished } from '../events';

// An evaluation that fails or is lost stays marked as due, and `sweep-events` finds it.
export const evaluateOrgAlerts = inngest.createFunction(
  {
    id: 'evaluate-alerts',
    triggers: [syncFinished, alertEvaluationRequested],
    concurrency: [{ limit: 1, key: 'event.data.orgId' }],
    retries: 4,
  },
  async ({ event, step }) => {
    const orgId = orgOfJob(event.data.orgId);
    // First, so that a failing evaluation never hides new numbers from pages.
    await step.run('forget cached pages', () => invalidateAfterArrival(orgId));
    await step.run('evaluate', () => evaluateAlerts(orgId));
    await step.run('forget them again', () => invalidateAfterArrival(orgId));
    await step.run('build the dashboard', () => warmDashboard(orgId));
  },
);
