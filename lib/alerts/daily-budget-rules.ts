import { type PlatformId, platformIds } from '@/lib/platform-ids';
import type { DailyBudgetRule } from '@/lib/platforms/platform';
import { createPlatform } from '@/lib/platforms/registry';

let rules: Record<string, DailyBudgetRule> | undefined;

/** What a daily budget means on each platform. A property of the connector, so no app of the installation is needed. */
export function dailyBudgetRules(): Record<PlatformId, DailyBudgetRule> {
  rules ??= Object.fromEntries(
    platformIds.map((id) => [id, createPlatform(id, { clientId: 'unused', clientSecret: 'unused' }).dailyBudget]),
  );
  return rules as Record<PlatformId, DailyBudgetRule>;
}
