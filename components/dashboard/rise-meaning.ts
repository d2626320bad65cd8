import type { HeadlineFigure } from '@/components/charts/headline-figure';
import type { RiseMeaning } from './change';

export const riseMeaning: Record<HeadlineFigure, RiseMeaning> = {
  spend: 'neither',
  conversions: 'good',
  cpa: 'bad',
  conversionValue: 'good',
  roas: 'good',
  impressions: 'good',
  clicks: 'good',
  ctr: 'good',
  cpc: 'bad',
  cpm: 'bad',
};
