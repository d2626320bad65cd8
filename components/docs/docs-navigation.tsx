import { useLocale, useTranslations } from 'next-intl';
import { SearchForm } from '@/components/ui/search-form';
import type { GuideSlug } from '@/lib/docs/guide-slugs';
import { MAX_DOCS_SEARCH } from '@/lib/docs/search-docs';
import { docsHref } from './docs-href';
import { DocsLink } from './docs-link';

export interface DocsPages {
  guides: { slug: GuideSlug; title: string }[];
  groups: { id: string; name: string }[];
}

export function DocsNavigation({ pages: { guides, groups } }: { pages: DocsPages }) {
  const t = useTranslations('docs');
  const locale = useLocale();
  const href = docsHref(locale, 'search');
  return (
    <>
      <SearchForm
        compact
        action={href}
        label={t('search')}
        text=""
        maxLength={MAX_DOCS_SEARCH}
        kept={{}}
        clearHref={href}
      />
      <nav aria-label={t('navigation')} className="flex flex-col gap-5">
        <div>
          <p className="caption px-2.5 pb-1">{t('guides')}</p>
          <ul>
            {guides.map(({ slug, title }) => (
              <li key={slug}>
                <DocsLink href={docsHref(locale, slug)}>{title}</DocsLink>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <p className="caption px-2.5 pb-1">{t('reference')}</p>
          <ul>
            <li>
              <DocsLink href={docsHref(locale, 'reference')}>{t('allOperations')}</DocsLink>
            </li>
            {groups.map(({ id, name }) => (
              <li key={id} lang="en">
                <DocsLink href={`${docsHref(locale, 'reference')}#${id}`}>
                  <bdi>{name}</bdi>
                </DocsLink>
              </li>
            ))}
          </ul>
        </div>
      </nav>
    </>
  );
}
