'use client';

import dynamic from 'next/dynamic';
import { useRef } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { ChoiceSearchProps } from './choice-search';
import { useFirstOpen } from './use-first-open';

const Search = dynamic(() => import('./choice-search').then((module) => module.ChoiceSearch), {
  ssr: false,
  loading: () => <Skeleton className="h-72 w-full" />,
});

/** Loaded when its panel is first opened. */
export function LazyChoiceSearch(props: ChoiceSearchProps) {
  const ref = useRef<HTMLDivElement>(null);
  const opened = useFirstOpen(ref);
  return <div ref={ref}>{opened ? <Search key={props.chosen.join(' ')} {...props} /> : null}</div>;
}
