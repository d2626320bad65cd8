import { orgOfJob } from '@/lib/auth/org-of-job';
import { type RecountCursor, recountPlatform } from '@/lib/metrics/conversions/recount-platform';
import { inngest } from '../client';
import { conversionChoiceUpdated } from '../events';

// A function run has at most a thousand steps.
const MOST_BATCHES = 900;

export const recountConversions = inngest.createFunction(
  {
    id: 'recount-conversions',
    triggers: [conversionChoiceUpdated],
    concurrency: [{ limit: 1, key: 'event.data.orgId' }],
    retries: 4,
  },
  async ({ event, step }) => {
    const { platform } = event.data;
    const orgId = orgOfJob(event.data.orgId);
    let cursor: RecountCursor | null = null;
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const from: RecountCursor | null = cursor;
      cursor = await step.run(`recount ${batch}`, () => recountPlatform(orgId, platform, from));
      if (!cursor) return;
    }
  },
);
