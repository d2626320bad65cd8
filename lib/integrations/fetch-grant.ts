import { advance, type Position } from '@/lib/platforms/page-cursor';
import type {
  GrantDescription,
  Page,
  Platform,
  RemoteAdAccount,
  RemoteProfile,
  TokenGrant,
} from '@/lib/platforms/platform';
import { VendorError } from '@/lib/vendor-http/vendor-error';

/** A grant as the platform describes it, with everything it reaches. */
export interface FetchedGrant {
  token: TokenGrant;
  description: GrantDescription;
  adAccounts: RemoteAdAccount[];
  profiles: RemoteProfile[];
}

async function readAll<T>(platform: string, read: (cursor: string | null) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let position: Position | null = null;
  for (;;) {
    const page: Page<T> = await read(position?.after ?? null);
    items.push(...page.items);
    const next = advance(position, page.nextCursor);
    if (next === null) return items;
    if (next === 'repeated') throw new VendorError('permanent', 'cursor_repeated', { platform, endpoint: 'listing' });
    position = next;
  }
}

/** A person may untick permissions on the consent screen: what those would list is then empty, not a failure. */
async function unlessDeclined<T>(items: Promise<T[]>): Promise<T[]> {
  try {
    return await items;
  } catch (error) {
    if (error instanceof VendorError && error.code === 'permission_missing') return [];
    throw error;
  }
}

/**
 * Exchanges the code and reads who granted what, with all ad accounts and profiles. Holds no transaction.
 * @throws VendorError
 */
export async function fetchGrant(
  platform: Platform,
  { code, redirectUri, codeVerifier }: { code: string; redirectUri: string; codeVerifier: string | null },
): Promise<FetchedGrant> {
  const token = await platform.exchangeCode({ code, redirectUri, ...(codeVerifier ? { codeVerifier } : {}) });
  const { accessToken } = token;
  const [description, adAccounts, profiles] = await Promise.all([
    platform.describeGrant(accessToken),
    unlessDeclined(readAll(platform.id, (cursor) => platform.listAccounts({ accessToken, cursor }))),
    unlessDeclined(readAll(platform.id, (cursor) => platform.listProfiles({ accessToken, cursor }))),
  ]);
  return { token, description, adAccounts, profiles };
}
