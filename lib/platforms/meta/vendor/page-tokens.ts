import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { pageTokenAnswer } from '../api-types';
import { type MetaClient, metaError } from '../client';

const ENDPOINT = 'GET /{page}?fields=access_token';

/** Page tokens, requested with the user's token and kept in memory only. */
export interface PageTokens {
  // Runs `work` with the page's token, and again with a new one if the cached token is dead.
  use<T>(userToken: string, pageId: string, work: (pageToken: string) => Promise<T>): Promise<T>;
}

export function createPageTokens(client: MetaClient): PageTokens {
  const kept = new LRUCache<string, string>({ max: 500, ttl: 60 * 60_000 });

  async function ask(userToken: string, pageId: string): Promise<string> {
    const { access_token: token } = await client.get({
      path: [pageId],
      endpoint: ENDPOINT,
      accessToken: userToken,
      query: { fields: 'access_token' },
      schema: pageTokenAnswer,
    });
    // Meta omits the token when the user lost the role on this page; other pages are not affected.
    if (!token) throw metaError('permanent', 'account_unavailable', ENDPOINT);
    return token;
  }

  return {
    async use(userToken, pageId, work) {
      // The key includes the user's token: one user's page token must never serve another's grant.
      const key = `${createHash('sha256').update(userToken).digest('hex')}:${pageId}`;
      const known = kept.get(key);
      if (known !== undefined) {
        try {
          return await work(known);
        } catch (error) {
          if (!(error instanceof VendorError && error.errorClass === 'reauth')) throw error;
          kept.delete(key);
        }
      }
      const token = await ask(userToken, pageId);
      kept.set(key, token);
      return work(token);
    },
  };
}
