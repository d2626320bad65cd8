import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import type { IntegrationDto } from '@/lib/integrations/types';
import { readableTypes } from './readable-types';
import { SyncNowMenu } from './sync-now-menu';

export function SyncNowChoice({
  action,
  orgId,
  integration,
}: {
  action: FormAction;
  orgId: string;
  integration: IntegrationDto;
}) {
  const t = useTranslations();
  return (
    <SyncNowMenu
      action={action}
      orgId={orgId}
      integrationId={integration.id}
      text={{
        button: t('integrations.syncNow'),
        menu: t('integrations.syncNowMenu'),
        errorTitle: t('common.errorTitle'),
      }}
      choices={readableTypes(integration).map((dataType) => ({ dataType, text: t(`dataTypes.${dataType}`) }))}
    />
  );
}
