import { dayInZone } from '@/lib/dates';
import { metricsPages } from './metrics-pages';
import { metricsWindow } from './metrics-window';
import type { PageStep, StepContext } from './page-step';
import { stepAdAccount } from './subject';

export function metrics(context: StepContext): PageStep {
  return metricsPages(
    context,
    async () => {
      const now = new Date();
      const { timeZone, readTo } = await stepAdAccount(context);
      const window = metricsWindow(dayInZone(now, timeZone), readTo, context.platform.lookbackDays);
      return { startedAt: now.toISOString(), window };
    },
    { doubts: true },
  );
}
