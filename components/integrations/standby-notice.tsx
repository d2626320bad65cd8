import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { IntegrationDto } from '@/lib/integrations/types';

export function StandbyNotice({
  integration: { platform, displayName, adAccounts, profiles },
}: {
  integration: Pick<IntegrationDto, 'platform' | 'displayName' | 'adAccounts' | 'profiles'>;
}) {
  const t = useTranslations('integrations.accounts');
  const name = useTranslations('platforms')(platform);
  const reached = [...adAccounts, ...profiles];
  const elsewhere = reached.filter(({ readThrough }) => readThrough !== null);
  if (elsewhere.length === 0) return null;
  const all = elsewhere.length === reached.length ? 'yes' : 'no';
  return (
    <Notice kind="info" title={t('standbyTitle')}>
      {t('standbyBody', { all, platform: name, name: displayName })}
    </Notice>
  );
}
