import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { accountState } from './account-state';

export function AccountStateBadge({ externalStatus }: { externalStatus: string | null }) {
  const t = useTranslations('integrations.accounts');
  switch (accountState(externalStatus)) {
    case 'open':
      return null;
    case 'closed':
      return <Badge tone="warning">{t('closed')}</Badge>;
    case 'other':
      return (
        <Badge>
          <bdi dir="ltr" className="truncate">
            {externalStatus}
          </bdi>
        </Badge>
      );
  }
}
