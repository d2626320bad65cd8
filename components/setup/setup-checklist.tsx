import { Circle, CircleCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { formatNumber } from '@/components/i18n/format';
import { orgHref } from '@/components/shell/org-href';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { Setup } from '@/lib/setup/setup-step';
import { HideButton } from './hide-button';

export function SetupChecklist({ setup, orgId, hideAction }: { setup: Setup; orgId: string; hideAction: FormAction }) {
  const t = useTranslations('setupChecklist');
  const errorTitle = useTranslations('common')('errorTitle');
  const locale = useLocale();
  const { isConnected, hasChosen, hasTarget, hasInvited, waitingId } = setup;
  const steps = [
    ['connect', isConnected, 'integrations'],
    ['choose', hasChosen, waitingId ? `integrations/${waitingId}/accounts` : 'integrations'],
    ['target', hasTarget, 'settings#kpis'],
    ['invite', hasInvited, 'settings#members'],
  ] as const;
  const done = steps.filter(([, isDone]) => isDone).length;
  if (done === steps.length) return null;
  const counts = { done: formatNumber(done, locale), of: formatNumber(steps.length, locale) };
  return (
    <HideButton action={hideAction} orgId={orgId} text={t('hide')} errorTitle={errorTitle} className="mb-5">
      <Card title={t('title')} headingId="setup-heading" description={t('progress', counts)}>
        <ol className="grid gap-2 text-sm sm:grid-cols-2 lg:grid-cols-4">
          {steps.map(([name, isDone, page]) => (
            <li key={name} className="flex items-start gap-2">
              {isDone ? (
                <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-positive" />
              ) : (
                <Circle aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-faint" />
              )}
              {isDone ? (
                <span className="text-muted">
                  {t(name)} <span className="sr-only">({t('done')})</span>
                </span>
              ) : (
                <Link href={orgHref(locale, orgId, page)} className="font-medium text-accent hover:underline">
                  {t(name)}
                </Link>
              )}
            </li>
          ))}
        </ol>
      </Card>
    </HideButton>
  );
}
