import { useTranslations } from 'next-intl';
import type { KpiDto } from '@/lib/kpis/schema';

const ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** The platform, ad account or label that a target is for; names of people keep their direction. */
export function useScopeName(scope: KpiDto['scope']): string {
  const t = useTranslations();
  if (scope === null) return t('kpiScopes.organization');
  if (scope.kind === 'platform') return t(`platforms.${scope.platform}`);
  if (scope.kind === 'label') return t('kpiScopes.label', { label: `${ISOLATE}${scope.name}${POP_ISOLATE}` });
  const account = `${ISOLATE}${scope.name}${POP_ISOLATE}`;
  return t('settings.kpis.accountScope', { platform: t(`platforms.${scope.platform}`), account });
}
