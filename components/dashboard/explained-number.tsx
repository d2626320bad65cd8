import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { WhyLink } from './why-link';

/** A number that opens its explanation. */
export function ExplainedNumber({ href, children }: { href: string; children: ReactNode }) {
  const t = useTranslations('dashboard.overview');
  return (
    <WhyLink
      href={href}
      label={` ${t('why')}`}
      className="inline-block py-0.5 underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-accent hover:decoration-solid"
    >
      {children}
    </WhyLink>
  );
}
