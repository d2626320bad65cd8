'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/components/ui/skeleton';

/**
 * Loaded after the page: the library is large, and its inline styles are allowed from scripts but not in the page's
 * HTML.
 */
export const LazySpendReturnChart = dynamic(
  () => import('./spend-return-chart').then((module) => module.SpendReturnChart),
  { ssr: false, loading: () => <Skeleton className="h-64 w-full" /> },
);
