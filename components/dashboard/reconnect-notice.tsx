import { useLocale, useTranslations } from 'next-intl';
import { orgHref } from '@/components/shell/org-href';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import type { SyncState } from '@/lib/sync/schema';

export function ReconnectNotice({ states, orgId }: { states: SyncState[]; orgId: string }) {
  const t = useTranslations('dashboard');
  const locale = useLocale();
  const blocked = states.filter(({ state }) => state === 'blocked');
  if (blocked.length === 0) return null;
  return (
    <Notice
      kind="warning"
      action={
        <ButtonLink href={orgHref(locale, orgId, 'integrations')} size="sm">
          {t('reconnectAction')}
        </ButtonLink>
      }
    >
      {t('reconnect', { count: blocked.length })}
    </Notice>
  );
}
