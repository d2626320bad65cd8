import { Plug } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

export function FirstConnection({ href, mayConnect }: { href: string; mayConnect: boolean }) {
  const t = useTranslations('dashboard');
  return (
    <div className="rounded-lg border border-dashed border-line-strong bg-surface">
      <EmptyState
        icon={Plug}
        title={t('emptyTitle')}
        tall
        action={
          mayConnect ? (
            <ButtonLink href={href} variant="primary">
              {t('emptyAction')}
            </ButtonLink>
          ) : null
        }
      >
        {mayConnect ? t('emptyBody') : t('emptyAskAdmin')}
      </EmptyState>
    </div>
  );
}
