import { SearchX } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { FoundDocs } from '@/lib/docs/search-docs';
import { docsHref } from './docs-href';
import { OperationList } from './operation-list';

export function DocsSearchView({ text, found: { sections, operations } }: { text: string; found: FoundDocs }) {
  const t = useTranslations('docs');
  const locale = useLocale();
  const count = sections.length + operations.length;
  return (
    <>
      <h1 className="tight text-2xl font-semibold">{t('search')}</h1>
      {text ? (
        <p role="status" className="mt-2 text-base text-muted">
          {t.rich('found', { count, text, isolated: (chunks) => <bdi className="font-medium text-ink">{chunks}</bdi> })}
        </p>
      ) : null}
      {count === 0 ? <EmptyState icon={SearchX} title={t('searchHint')} /> : null}
      {sections.length > 0 ? (
        <section aria-labelledby="found-guides" className="mt-6">
          <h2 id="found-guides" className="mb-3 text-lg font-semibold">
            {t('guides')}
          </h2>
          <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
            {sections.map(({ slug, guide, section }) => (
              <li key={`${slug}#${section?.id ?? ''}`} className="relative px-4 py-3 hover:bg-sunken">
                <Link
                  href={`${docsHref(locale, slug)}${section ? `#${section.id}` : ''}`}
                  className="stretched font-medium"
                >
                  {section?.title ?? guide}
                </Link>
                {section ? <p className="text-xs text-muted">{guide}</p> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {operations.length > 0 ? (
        <section aria-labelledby="found-operations" className="mt-6">
          <h2 id="found-operations" className="mb-3 text-lg font-semibold">
            {t('reference')}
          </h2>
          <OperationList operations={operations} />
        </section>
      ) : null}
    </>
  );
}
