'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/components/ui/skeleton';

/**
 * Loaded after the page: the library is large, and its inline styles are allowed from scripts but not in the page's
 * HTML.
 */
export const LazyFigureChart = dynamic(() => import('./figure-chart').then((module) => module.FigureChart), {
  ssr: false,
  loading: () => <Skeleton className="mb-6.5 h-64 w-full" />,
});
