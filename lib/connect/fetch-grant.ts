import type { AuthorizedOrgId } from '@/db/authorized-org-id';
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
import { findGrant } from './find-grant';
import type { ConsumedState } from './oauth-state';

export interface FetchedGrant {
  token: TokenGrant;
  /** Earlier consents included. */
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

// A person may decline permissions on the consent screen: their lists are then empty, not a failure.
async function unlessDeclined<T>(items: Promise<T[]>): Promise<T[]> {
  try {
    return await items;
  } catch (error) {
    if (error instanceof VendorError && error.code === 'permission_missing') return [];
    throw error;
  }
}

async function describeGrant(
  platform: Platform,
  orgId: AuthorizedOrgId,
  integrationId: string | null,
  fresh: TokenGrant,
): Promise<GrantDescription> {
  const alone = () => platform.oauth.describeGrant(fresh.accessToken);
  if (platform.consents.length === 1) return alone();
  const description = integrationId ? null : await alone();
  const previous = await findGrant(
    orgId,
    integrationId ? { integrationId } : { platform: platform.id, externalUserId: description?.externalUserId ?? '' },
  );
  if (previous) return platform.oauth.describeGrant(platform.oauth.mergeGrants(previous, fresh).accessToken);
  return description ?? alone();
}

/** Holds no transaction. @throws VendorError */
export async function fetchGrant(
  platform: Platform,
  { answer, ...state }: ConsumedState & { answer: URLSearchParams },
): Promise<FetchedGrant> {
  const { consent, redirectUri, codeVerifier, secret } = state;
  const token = await platform.oauth.completeConsent({ consent, answer, redirectUri, codeVerifier, secret });
  const { accessToken } = token;
  const { ads, content } = platform;
  const [description, adAccounts, profiles] = await Promise.all([
    describeGrant(platform, state.orgId, state.integrationId, token),
    unlessDeclined(readAll(platform.id, (cursor) => ads.listAccounts({ accessToken, cursor }))),
    content ? unlessDeclined(readAll(platform.id, (cursor) => content.listProfiles({ accessToken, cursor }))) : [],
  ]);
  return { token, description, adAccounts, profiles };
}
