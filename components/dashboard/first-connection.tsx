import { Plug } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

export function FirstConnection({ href, canConnect }: { href: string; canConnect: boolean }) {
  const t = useTranslations('dashboard');
  return (
    <div className="rounded-lg border border-dashed border-line-strong bg-surface">
      <EmptyState
        icon={Plug}
        title={t('emptyTitle')}
        tall
        action={
          canConnect ? (
            <ButtonLink href={href} variant="primary">
              {t('emptyAction')}
            </ButtonLink>
          ) : null
        }
      >
        {canConnect ? t('emptyBody') : t('emptyAskAdmin')}
      </EmptyState>
    </div>
  );
}
