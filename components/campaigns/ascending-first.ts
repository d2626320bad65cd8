import type { CampaignSortField } from '@/lib/campaigns/schema';

/** Fields that a first click sorts upwards; figures begin with the highest. */
export const ascendingFirst: readonly CampaignSortField[] = ['name', 'status'];
