import type { Platform } from '../platform';

/** Google Ads has no organic posts: nothing to list, to schedule or to publish. */
export const listPosts: Platform['listPosts'] = async () => ({ items: [], nextCursor: null });
