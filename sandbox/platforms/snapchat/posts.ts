import type { SandboxResponse } from '../../sandbox-platform';
import type { Post, Profile } from '../../world/model';
import { uuidOf } from '../../world/random';
import type { PlatformWorld } from '../../world/world';
import { pageOf } from './paging';
import { profileIn, type SnapCall } from './session';
import { notFound, snapJson, wrapped } from './snap-answer';

const longestTitle = 45;
const longestDescription = 160;
const storyLifeMs = 24 * 3_600_000;

/** A post with a video is a spotlight, any other a saved story; on its first day it is a story. */
export const postLists = ['stories', 'saved_stories', 'spotlights'] as const;
export type PostList = (typeof postLists)[number];

export function assetId(list: PostList, post: Post): string {
  return uuidOf(list, post.id);
}

export function wordsOf(list: PostList, { text }: Post): string {
  return [...text].slice(0, list === 'spotlights' ? longestDescription : longestTitle).join('');
}

/** Newest first. Snap schedules none. */
function postsIn(list: PostList, { context }: SnapCall, profile: Profile): Post[] {
  const now = context.now().getTime();
  return context.world.posts(profile.id).filter(({ publishesAt, media }) => {
    const age = now - publishesAt.getTime();
    if (age < 0) return false;
    if (list === 'stories') return age < storyLifeMs;
    return list === 'spotlights' ? media === 'video' : media !== 'video';
  });
}

interface Asset {
  profile: Profile;
  post: Post;
}

// Posts and their figures change by the minute, so one minute is cached.
const known = new WeakMap<PlatformWorld, { minute: number; lists: Map<string, ReadonlyMap<string, Asset>> }>();

function assetsOf(list: PostList, call: SnapCall): ReadonlyMap<string, Asset> {
  const key = `${list} ${call.person.id}`;
  const { world, now } = call.context;
  const minute = Math.floor(now().getTime() / 60_000);
  const memory = known.get(world);
  const { lists } = memory?.minute === minute ? memory : { lists: new Map<string, ReadonlyMap<string, Asset>>() };
  const assets =
    lists.get(key) ??
    new Map(
      call.person.profileIds
        .flatMap((id) => world.profile(id) ?? [])
        .flatMap((profile) =>
          postsIn(list, call, profile).map((post) => [assetId(list, post), { profile, post }] as const),
        ),
    );
  known.set(world, { minute, lists: lists.set(key, assets) });
  return assets;
}

export function postWith(id: string, list: PostList, call: SnapCall): Post {
  const asset = assetsOf(list, call).get(id);
  if (!asset) throw notFound('asset');
  return asset.post;
}

export function listPosts(call: SnapCall, profileId: string, list: PostList): SandboxResponse {
  const posts = postsIn(list, call, profileIn(call, profileId));
  const { items, paging } = pageOf(call.request, posts, ({ id }) => id);
  const name = { stories: 'story', saved_stories: 'saved_story', spotlights: 'spotlight' }[list];
  const nodes = items.map((post) => postNode(list, profileId, post));
  return snapJson({ ...paging, [list]: wrapped(name, nodes) });
}

function postNode(list: PostList, profileId: string, post: Post) {
  const id = assetId(list, post);
  const words = wordsOf(list, post);
  return {
    id,
    profile_id: profileId,
    ...(list === 'spotlights' ? { description: words, locale: 'en_US' } : { title: words }),
    share_url: `https://www.snapchat.com/p/${profileId}/${id}`,
    created_at: post.publishesAt.toISOString(),
  };
}
