import { useTranslations } from 'next-intl';
import type { IntegrationDto } from '@/lib/integrations/types';

export function RemoveAccessHint({
  integration: { platform, accessSettingsUrl },
}: {
  integration: Pick<IntegrationDto, 'platform' | 'accessSettingsUrl'>;
}) {
  const t = useTranslations();
  if (accessSettingsUrl === null) return null;
  return (
    <p className="mt-2 text-sm">
      {t('integrations.detail.removeAccess', { platform: t(`platforms.${platform}`) })}{' '}
      <a href={accessSettingsUrl} target="_blank" rel="noreferrer" className="font-medium text-accent hover:underline">
        <bdi>{new URL(accessSettingsUrl).host}</bdi>
      </a>
    </p>
  );
}
