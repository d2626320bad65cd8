import { useLocale, useTranslations } from 'next-intl';
import type { Reference } from '@/lib/docs/reference';
import { InlineMarkdown, Markdown } from './markdown';
import { OperationList } from './operation-list';
import { TwinLink } from './twin-link';

export function ReferenceView({ reference: { description, groups } }: { reference: Reference }) {
  const t = useTranslations('docs');
  const locale = useLocale();
  return (
    <>
      <h1 className="tight text-2xl font-semibold">{t('reference')}</h1>
      <p className="mt-2 max-w-prose text-base text-muted">{t('referenceIntro')}</p>
      {groups.map(({ id, name, description: about, operations }) => (
        <section key={id} aria-labelledby={id} className="mt-8">
          <h2 id={id} lang="en" dir="ltr" className="mb-3 scroll-mt-20 text-lg font-semibold">
            {name}
          </h2>
          {about ? (
            <div lang="en" dir="ltr" className="-mt-2 mb-3 text-sm text-muted">
              <p className="max-w-prose">
                <InlineMarkdown markdown={about} locale={locale} />
              </p>
            </div>
          ) : null}
          <OperationList operations={operations} />
        </section>
      ))}
      <div lang="en" dir="ltr" className="mt-10">
        <Markdown markdown={description} locale={locale} />
      </div>
      <TwinLink href="/docs/reference.md" />
    </>
  );
}
