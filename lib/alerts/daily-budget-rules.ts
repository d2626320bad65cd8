import { type PlatformId, platformIds } from '@/lib/platform-ids';
import type { DailyBudgetRule } from '@/lib/platforms/platform';
import { platformDefinition } from '@/lib/platforms/registry';

/** What a daily budget means on each platform. */
export function dailyBudgetRules(): Record<PlatformId, DailyBudgetRule> {
  const rules = platformIds.map((id) => [id, platformDefinition(id).dailyBudget] as const);
  return Object.fromEntries(rules) as Record<PlatformId, DailyBudgetRule>;
}
