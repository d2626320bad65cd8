import type { LucideIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { orgHref } from '@/components/shell/org-href';
import { runsHref } from '@/components/syncs/runs-href';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { Setup, SetupStep } from '@/lib/setup/setup-step';

interface SetupEmptyProps {
  step: SetupStep;
  setup: Pick<Setup, 'waitingId'>;
  orgId: string;
  role: Role;
  icon: LucideIcon;
  title: string;
}

export function SetupEmpty({ step, setup: { waitingId }, orgId, role, icon, title }: SetupEmptyProps) {
  const t = useTranslations('setupStep');
  const locale = useLocale();
  const canConnect = roleAtLeast(role, 'admin');
  const hrefs: Record<SetupStep, string> = {
    connect: orgHref(locale, orgId, 'integrations'),
    choose: orgHref(locale, orgId, waitingId ? `integrations/${waitingId}/accounts` : 'integrations'),
    sync: runsHref(locale, orgId),
  };
  const isOpen = canConnect || step === 'sync';
  return (
    <EmptyState
      icon={icon}
      title={title}
      tall
      action={
        isOpen ? (
          <ButtonLink href={hrefs[step]} variant="primary">
            {t(`${step}Action`)}
          </ButtonLink>
        ) : null
      }
    >
      {isOpen ? t(step) : t(`${step}AskAdmin`)}
    </EmptyState>
  );
}
