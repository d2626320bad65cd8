import type { Platform } from '../platform';

/** Google Ads has no organic posts and no profiles that would hold them. */
export const listProfiles: Platform['listProfiles'] = async () => ({ items: [], nextCursor: null });
