import { useTranslations } from 'next-intl';
import { WhyLink } from './why-link';

/** Beside a figure. */
export function Why({ href, figure }: { href: string; figure: string }) {
  const t = useTranslations('dashboard.overview');
  return (
    <WhyLink
      href={href}
      label={`: ${figure}`}
      className="-my-1 inline-flex min-h-6 items-center px-1 text-xs font-medium text-accent hover:underline"
    >
      {t('why')}
    </WhyLink>
  );
}
