'use client';

import dynamic from 'next/dynamic';
import { useRef } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { AccountSearchProps } from './account-search';
import { useFirstOpen } from './use-first-open';

const Accounts = dynamic(() => import('./account-search').then((module) => module.AccountSearch), {
  ssr: false,
  loading: () => <Skeleton className="h-72 w-full" />,
});

/** Loaded when its panel is first opened. */
export function LazyAccountSearch(props: AccountSearchProps) {
  const ref = useRef<HTMLDivElement>(null);
  const opened = useFirstOpen(ref);
  return <div ref={ref}>{opened ? <Accounts key={props.chosen.join(' ')} {...props} /> : null}</div>;
}
