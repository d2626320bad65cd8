import { ListChecks } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { intlLocale } from '@/components/i18n/format';
import { orgHref } from '@/components/shell/org-href';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import type { SyncState } from '@/lib/sync/schema';

interface ChooseAccountsNoticeProps {
  // At least one.
  waiting: SyncState[];
  orgId: string;
  canChoose: boolean;
  // A line above the figures of other connections instead of a whole page.
  beside?: boolean;
}

export function ChooseAccountsNotice({ waiting, orgId, canChoose, beside = false }: ChooseAccountsNoticeProps) {
  const t = useTranslations('dashboard.waiting');
  const platforms = useTranslations('platforms');
  const locale = useLocale();
  const names = [...new Set(waiting.map(({ platform }) => platforms(platform)))];
  const list = new Intl.ListFormat(intlLocale(locale), { type: 'conjunction' }).format(names);
  const title = t('title', { platforms: list, count: names.length });
  const buttons = canChoose
    ? waiting.map(({ integrationId, platform, displayName }) => (
        <ButtonLink
          key={integrationId}
          href={orgHref(locale, orgId, `integrations/${integrationId}/accounts`)}
          variant={beside ? 'secondary' : 'primary'}
          size={beside ? 'sm' : 'md'}
        >
          {t(waiting.length > names.length ? 'choosePerson' : 'choose', {
            platform: platforms(platform),
            name: displayName,
          })}
        </ButtonLink>
      ))
    : null;
  const body = canChoose ? t('body') : t('askAdmin');
  if (beside) {
    return (
      <Notice kind="info" title={title} action={buttons}>
        {canChoose ? null : body}
      </Notice>
    );
  }
  return (
    <div className="rounded-lg border border-dashed border-line-strong bg-surface">
      <EmptyState icon={ListChecks} title={title} tall action={buttons}>
        {body}
      </EmptyState>
    </div>
  );
}
