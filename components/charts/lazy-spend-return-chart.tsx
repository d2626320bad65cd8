'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/components/ui/skeleton';

/**
 * The chart, loaded after the page: its library is heavy, and its sizes are inline styles, which the content policy
 * allows from scripts and not in the page's HTML.
 */
export const LazySpendReturnChart = dynamic(
  () => import('./spend-return-chart').then((module) => module.SpendReturnChart),
  { ssr: false, loading: () => <Skeleton className="h-64 w-full" /> },
);
