'use client';

import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import type { FigurePanelProps } from './figure-panel';
import { readWhy } from './why-address';

const Panel = dynamic(() => import('./figure-panel').then((module) => module.FigurePanel), { ssr: false });

/** The explanation in the address, or nothing; its code is loaded with the first one. */
export function LazyFigurePanel(props: Omit<FigurePanelProps, 'question'>) {
  const question = readWhy(useSearchParams());
  return question ? <Panel key={`${question.figure} ${question.of}`} {...props} question={question} /> : null;
}
