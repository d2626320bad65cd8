import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { DocsOverview } from '@/components/docs/docs-overview';
import { loadGuides } from '@/lib/docs/load-guide';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs');
  return { title: t('title') };
}

export default async function DocsPage() {
  return <DocsOverview guides={await loadGuides(await getLocale())} />;
}
