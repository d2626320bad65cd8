import { useTranslations } from 'next-intl';
import { ButtonLink } from './button-link';

export function PageLinks({ firstHref, nextHref }: { firstHref: string | null; nextHref: string | null }) {
  const t = useTranslations('common');
  if (!firstHref && !nextHref) return null;
  return (
    <div className="mt-4 flex flex-wrap justify-end gap-2">
      {firstHref ? (
        <ButtonLink href={firstHref} size="sm">
          {t('first')}
        </ButtonLink>
      ) : null}
      {nextHref ? (
        <ButtonLink href={nextHref} size="sm">
          {t('next')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
