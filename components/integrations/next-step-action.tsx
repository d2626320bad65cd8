import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { orgHref } from '@/components/shell/org-href';
import { ButtonLink } from '@/components/ui/button-link';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectLink } from './connect-link';
import { nextStep } from './next-step';
import { SyncNowForm } from './sync-now-form';

/** The button of the step that a connection asks for, as far as the role allows it. */
export function NextStepAction({
  integration,
  orgId,
  role,
  syncAction,
}: {
  integration: IntegrationDto;
  orgId: string;
  role: Role;
  syncAction: FormAction;
}) {
  const t = useTranslations('integrations');
  const locale = useLocale();
  const step = nextStep(integration.status);
  if (step === 'sync') {
    if (!roleAtLeast(role, 'marketer')) return null;
    return <SyncNowForm action={syncAction} orgId={orgId} integrationId={integration.id} />;
  }
  if (!roleAtLeast(role, 'admin')) return null;
  if (step === 'choose_accounts') {
    return (
      <ButtonLink href={orgHref(locale, orgId, `integrations/${integration.id}/accounts`)} variant="primary" size="sm">
        {t('choose')}
      </ButtonLink>
    );
  }
  return (
    <ConnectLink
      platform={integration.platform}
      orgId={orgId}
      integrationId={integration.id}
      variant="primary"
      size="sm"
    >
      {t('reconnect')}
    </ConnectLink>
  );
}
