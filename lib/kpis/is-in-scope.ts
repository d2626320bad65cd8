import type { KpiDto } from './schema';

/** Whether figures of an ad account may belong to a scope: any account may have campaigns with a label. */
export function isInScope(scope: KpiDto['scope'], { id, platform }: { id: string; platform: string }): boolean {
  if (scope === null || scope.kind === 'label') return true;
  return scope.kind === 'platform' ? platform === scope.platform : id === scope.accountId;
}
