import type { Platform } from '../platform';

/** Google Ads has no organic posts. */
export const listPosts: Platform['listPosts'] = async () => ({ items: [], nextCursor: null });
