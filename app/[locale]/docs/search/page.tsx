import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { publicReference } from '@/app/openapi.json/public-reference';
import { DocsSearchView } from '@/components/docs/docs-search-view';
import { loadGuides } from '@/lib/docs/load-guide';
import { MAX_DOCS_SEARCH, searchDocs } from '@/lib/docs/search-docs';
import { firstValue, type SearchParams } from '../../list-search';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs');
  return { title: t('search') };
}

export default async function DocsSearchPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ search }, locale] = await Promise.all([searchParams, getLocale()]);
  const text = (firstValue(search) ?? '').slice(0, MAX_DOCS_SEARCH);
  return <DocsSearchView text={text} found={searchDocs(text, await loadGuides(locale), publicReference())} />;
}
