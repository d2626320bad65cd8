import { z } from 'zod';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import type { Post, Profile } from '../../world/model';
import { openProfile, requireScopes } from './credentials';
import { invalid, succeed } from './envelope';
import { fieldsParameter, integerParameter, jsonParameter, pick } from './parameters';

const maxCount = 20;
const defaultCount = 10;
/** Fields that need `video.insights`; the others need `video.list`. */
const insightFields = [
  'reach',
  'total_time_watched',
  'average_time_watched',
  'full_video_watched_rate',
  'profile_views',
];
const fields = [
  'item_id',
  'create_time',
  'caption',
  'thumbnail_url',
  'share_url',
  'embed_url',
  'media_type',
  'video_duration',
  'video_views',
  'likes',
  'comments',
  'shares',
  'favorites',
  ...insightFields,
];
const filters = z.object({ video_ids: z.array(z.string()).optional() });

export function listVideos(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { token, profile } = openProfile(request, context, 'video.list');
  const requested = fieldsParameter(request, fields, ['item_id']);
  if (!requested.includes('item_id')) throw invalid('fields: item_id is required.');
  if (requested.some((field) => insightFields.includes(field))) requireScopes(token, ['video.insights']);
  const count = integerParameter(request, 'max_count', defaultCount, maxCount);
  const now = context.now().getTime();
  const before = integerParameter(request, 'cursor', now + 1, Number.MAX_SAFE_INTEGER);
  const ids = jsonParameter(request, 'filters', filters)?.video_ids;
  const posts = context.world
    .posts(profile.id)
    .filter(({ publishesAt }) => publishesAt.getTime() <= now && publishesAt.getTime() < before)
    .filter(({ id }) => ids?.includes(itemId(id)) ?? true);
  const page = posts.slice(0, count);
  return succeed({
    videos: page.map((post) => pick(videoOf(post, profile), requested)),
    has_more: posts.length > page.length,
    cursor: page.at(-1)?.publishesAt.getTime() ?? before,
  });
}

/** TikTok's ids of posts have 19 digits and begin with 7. */
export function itemId(postId: string): string {
  return `745${postId}`;
}

function videoOf(post: Post, profile: Profile): Record<string, unknown> {
  const id = itemId(post.id);
  const { engagement } = post;
  return {
    item_id: id,
    create_time: String(post.publishesAt.getTime() / 1000),
    caption: post.text,
    thumbnail_url: '',
    share_url: `https://www.tiktok.com/@${profile.handle}/video/${id}`,
    embed_url: `https://www.tiktok.com/player/v1/${id}`,
    media_type: post.media === 'carousel' ? 'PHOTO' : 'VIDEO',
    video_duration: 24.5,
    video_views: engagement.views,
    likes: engagement.likes + engagement.loves,
    comments: engagement.comments,
    shares: engagement.shares,
    favorites: engagement.saves,
    reach: engagement.reach,
    total_time_watched: engagement.views * 9,
    average_time_watched: 9,
    full_video_watched_rate: 0.21,
    profile_views: engagement.clicks,
  };
}
