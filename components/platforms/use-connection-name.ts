import { useTranslations } from 'next-intl';
import type { PlatformId } from '@/lib/platform-ids';

export interface NamedConnection {
  platform: PlatformId;
  displayName: string;
  // Of the chosen accounts; null: none is chosen.
  business: string | null;
}

export function useConnectionName(): (connection: NamedConnection) => string {
  const t = useTranslations();
  return ({ platform, displayName: person, business }) => {
    const name = t(`platforms.${platform}`);
    // On some platforms a company signs in under its own name.
    return business === null || business === person
      ? t('connectionName.person', { platform: name, person })
      : t('connectionName.business', { platform: name, business, person });
  };
}
