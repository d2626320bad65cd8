import type { Platform } from '../platform';

/** Google Ads has no profiles with organic posts. */
export const listProfiles: Platform['listProfiles'] = async () => ({ items: [], nextCursor: null });
