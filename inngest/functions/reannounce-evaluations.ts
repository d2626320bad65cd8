import { cron } from 'inngest';
import { findLateEvaluations, markEvaluationsAnnounced } from '@/lib/outbox/evaluation-due';
import { evaluationEvents } from '../announce';
import { inngest } from '../client';

export const reannounceEvaluations = inngest.createFunction(
  { id: 'reannounce-evaluations', triggers: [cron('* * * * *')], retries: 1 },
  async ({ step }) => {
    const late = await step.run('find late evaluations', () => findLateEvaluations(new Date()));
    if (late.length === 0) return;
    await step.sendEvent('announce', evaluationEvents(late));
    await step.run('note', () => markEvaluationsAnnounced(late));
  },
);
