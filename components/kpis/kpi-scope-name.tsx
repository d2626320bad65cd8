import { useTranslations } from 'next-intl';
import type { KpiDto } from '@/lib/kpis/schema';

/** The platform or ad account that a target is for. */
export function KpiScopeName({ scope }: { scope: KpiDto['scope'] }) {
  const t = useTranslations();
  if (scope === null) return t('kpiScopes.organization');
  if (scope.kind === 'platform') return t(`platforms.${scope.platform}`);
  return (
    <>
      {t(`platforms.${scope.platform}`)} <bdi>{scope.name}</bdi>
    </>
  );
}
