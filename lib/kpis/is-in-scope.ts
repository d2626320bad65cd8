import type { KpiDto } from './schema';

/** Whether the figures of an ad account belong to a scope. */
export function isInScope(scope: KpiDto['scope'], { id, platform }: { id: string; platform: string }): boolean {
  if (scope === null) return true;
  return scope.kind === 'platform' ? platform === scope.platform : id === scope.accountId;
}
