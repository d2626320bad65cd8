import { ArrowRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import type { Guide } from '@/lib/docs/guide';
import { docsHref } from './docs-href';

export function DocsOverview({ guides }: { guides: readonly Guide[] }) {
  const t = useTranslations('docs');
  const locale = useLocale();
  const machine = [
    ['/openapi.json', t('openapi')],
    ['/docs/postman.json', t('postman')],
    ['/docs/postman-environment.json', t('postmanEnvironment')],
    ['/docs/llms.txt', t('llms')],
  ] as const;
  return (
    <>
      <h1 className="tight text-2xl font-semibold">{t('title')}</h1>
      <p className="mt-2 max-w-prose text-base text-muted">{t('intro')}</p>
      <h2 className="tight mt-8 mb-3 text-lg font-semibold">{t('guides')}</h2>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {guides.map(({ slug, title, summary }) => (
          <li
            key={slug}
            className="relative rounded-lg border border-line bg-surface p-4 shadow-card hover:border-line-strong"
          >
            <Link href={docsHref(locale, slug)} className="stretched font-semibold">
              {title}
            </Link>
            <p className="mt-1 text-sm text-muted">{summary}</p>
          </li>
        ))}
      </ul>
      <h2 className="tight mt-8 mb-3 text-lg font-semibold">{t('reference')}</h2>
      <p className="max-w-prose text-base text-muted">{t('referenceIntro')}</p>
      <p className="mt-2">
        <Link href={docsHref(locale, 'reference')} className="inline-flex items-center gap-1.5 font-medium text-accent">
          {t('allOperations')}
          <ArrowRight aria-hidden="true" className="size-4 rtl:-scale-x-100" />
        </Link>
      </p>
      <h2 className="tight mt-8 mb-3 text-lg font-semibold">{t('forPrograms')}</h2>
      <ul className="flex flex-col gap-1.5 text-sm">
        {machine.map(([href, name]) => (
          <li key={href}>
            <a href={href} className="font-medium text-accent underline underline-offset-2">
              <bdi dir="ltr" className="font-mono text-xs">
                {href}
              </bdi>
            </a>{' '}
            <span className="text-muted">{name}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
