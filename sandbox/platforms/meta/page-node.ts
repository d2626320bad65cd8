import { writeToken } from '../../oauth/sealed-credentials';
import type { Profile } from '../../world/model';
import { tokenPrefix } from './credential-prefixes';
import type { GraphCall } from './graph-answer';
import { type NodeFields, pickNested } from './projection';

/** The Instagram account is left out, without an error, unless instagram_basic was granted. */
export function pageNode(call: GraphCall): NodeFields<Profile> {
  const { context, session } = call;
  const instagramOf = (page: Profile) => {
    if (!session.permissions.includes('instagram_basic')) return undefined;
    return context.world.profiles.find(
      ({ parentId, id }) => parentId === page.id && session.person.profileIds.includes(id),
    );
  };
  return {
    type: 'Page',
    defaults: ['name'],
    always: ['id'],
    readers: {
      id: (page) => page.id,
      name: (page) => page.name,
      username: (page) => page.handle,
      access_token: (page) => pageToken(call, page.id),
      tasks: () => ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MESSAGING', 'MODERATE', 'MANAGE'],
      category: (page) => (page.brand === 'coffee' ? 'Coffee shop' : 'Retail company'),
      category_list: (page) => [{ id: '2239', name: page.brand === 'coffee' ? 'Coffee shop' : 'Retail company' }],
      followers_count: (page) => page.followers,
      fan_count: (page) => Math.floor(page.followers * 0.97),
      link: (page) => `https://www.facebook.com/${page.handle}`,
      picture: (page) => ({ data: { url: pictureUrl(page.id), height: 50, width: 50, is_silhouette: false } }),
      instagram_business_account: (page, requested) => {
        const account = instagramOf(page);
        if (!account) return undefined;
        const value = {
          id: account.id,
          username: account.handle,
          name: account.name,
          followers_count: account.followers,
        };
        return requested.fields.length === 0 ? { id: account.id } : pickNested(value, requested);
      },
    },
    empty: [
      'about',
      'business',
      'cover',
      'description',
      'emails',
      'is_published',
      'location',
      'phone',
      'verification_status',
      'website',
      'connected_instagram_account',
      'new_like_count',
      'rating_count',
    ],
  };
}

export function pictureUrl(id: string): string {
  return `https://scontent.xx.fbcdn.net/v/sandbox/${id}.jpg`;
}

/** Has no end when the user's token is long-lived. */
function pageToken({ context, session }: GraphCall, page: string): string {
  const { nonce: _nonce, issuedAt, ...token } = session.token;
  const isLongLived = token.endsAt === null || token.endsAt - issuedAt > 24 * 3_600_000;
  return writeToken(context, tokenPrefix, {
    ...token,
    kind: 'page',
    subject: page,
    endsAt: isLongLived ? null : token.endsAt,
  });
}
