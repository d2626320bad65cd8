import { useTranslations } from 'next-intl';
import { useConnectionName } from '@/components/platforms/use-connection-name';
import { isPlatformId } from '@/lib/platform-ids';
import type { Alert } from './alert-text';

export function useAlertName(): (alert: Pick<Alert, 'subjectType' | 'values'>) => string {
  const t = useTranslations();
  const nameOf = useConnectionName();
  return ({ subjectType, values: { name, platform, business } }) => {
    if (name === undefined) return t(`alertSubjects.${subjectType}`);
    if (subjectType !== 'integration' || !isPlatformId(platform)) return String(name);
    return nameOf({ platform, displayName: String(name), business: business === undefined ? null : String(business) });
  };
}
