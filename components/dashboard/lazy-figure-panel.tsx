'use client';

import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import type { ContentPanelProps } from './content-panel';
import type { FigurePanelProps } from './figure-panel';
import { isOfContent, readWhy } from './why-address';

const FigurePanel = dynamic(() => import('./figure-panel').then((module) => module.FigurePanel), { ssr: false });
const ContentPanel = dynamic(() => import('./content-panel').then((module) => module.ContentPanel), { ssr: false });

/** The explanation in the address, or nothing; its code is loaded with the first one. */
export function LazyFigurePanel({
  advertising,
  content,
}: {
  advertising: Omit<FigurePanelProps, 'question'>;
  content: Omit<ContentPanelProps, 'question'>;
}) {
  const question = readWhy(useSearchParams());
  if (!question) return null;
  const key = JSON.stringify(question);
  return isOfContent(question) ? (
    <ContentPanel key={key} {...content} question={question} />
  ) : (
    <FigurePanel key={key} {...advertising} question={question} />
  );
}
