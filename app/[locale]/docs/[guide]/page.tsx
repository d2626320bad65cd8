import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { GuideView } from '@/components/docs/guide-view';
import type { Guide } from '@/lib/docs/guide';
import { isGuideSlug } from '@/lib/docs/guide-slugs';
import { loadGuide } from '@/lib/docs/load-guide';

interface GuideParams {
  params: Promise<{ guide: string }>;
}

async function requestedGuide({ params }: GuideParams): Promise<Guide> {
  const { guide } = await params;
  if (!isGuideSlug(guide)) notFound();
  return loadGuide(guide, await getLocale());
}

export async function generateMetadata(props: GuideParams): Promise<Metadata> {
  const { title, summary } = await requestedGuide(props);
  return { title, description: summary };
}

export default async function GuidePage(props: GuideParams) {
  return <GuideView guide={await requestedGuide(props)} />;
}
