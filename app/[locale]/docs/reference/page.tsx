import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { publicReference } from '@/app/openapi.json/public-reference';
import { ReferenceView } from '@/components/docs/reference-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs');
  return { title: t('reference') };
}

export default function ReferencePage() {
  return <ReferenceView reference={publicReference()} />;
}
