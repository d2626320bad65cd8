import { useTranslations } from 'next-intl';
import type { KpiDto } from '@/lib/kpis/schema';

const ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** The platform or ad account that a target is for; the account's own name keeps its direction. */
export function useScopeName(scope: KpiDto['scope']): string {
  const t = useTranslations();
  if (scope === null) return t('kpiScopes.organization');
  if (scope.kind === 'platform') return t(`platforms.${scope.platform}`);
  const account = `${ISOLATE}${scope.name}${POP_ISOLATE}`;
  return t('settings.kpis.accountScope', { platform: t(`platforms.${scope.platform}`), account });
}
