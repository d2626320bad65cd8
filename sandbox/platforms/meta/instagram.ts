import type { SandboxResponse } from '../../sandbox-platform';
import type { Post, Profile } from '../../world/model';
import { graphTime } from './formats';
import { answerEdge, type GraphCall } from './graph-answer';
import { pictureUrl } from './page-node';
import { pageRequest } from './paging';
import { mediaInsights } from './post-insights';
import { type NodeFields, pickNested } from './projection';
import { requireFeature } from './session';

const mediaTypes = { photo: 'IMAGE', video: 'VIDEO', carousel: 'CAROUSEL_ALBUM', link: 'IMAGE' } as const;

/** Instagram has no list of scheduled media. */
export function publishedMedia(call: GraphCall, profile: Profile): Post[] {
  const now = call.context.now().getTime();
  return call.context.world.posts(profile.id).filter(({ publishesAt }) => publishesAt.getTime() <= now);
}

export function listMedia(call: GraphCall, profile: Profile): SandboxResponse {
  requireFeature(call.session, 'instagram_basic');
  return answerEdge(call, publishedMedia(call, profile), mediaNode(call, profile), {
    page: pageRequest(call.request),
    key: ({ id }) => id,
  });
}

export function mediaNode(call: GraphCall, profile: Profile): NodeFields<Post> {
  const shortcode = (post: Post) => BigInt(post.id).toString(36);
  return {
    type: 'IGMedia',
    defaults: [],
    always: ['id'],
    readers: {
      id: (post) => post.id,
      caption: (post) => post.text,
      media_type: (post) => mediaTypes[post.media],
      media_product_type: (post) => (post.media === 'video' ? 'REELS' : 'FEED'),
      media_url: (post) => pictureUrl(post.id),
      thumbnail_url: (post) => (post.media === 'video' ? pictureUrl(post.id) : undefined),
      permalink: (post) => `https://www.instagram.com/${post.media === 'video' ? 'reel' : 'p'}/${shortcode(post)}/`,
      shortcode,
      timestamp: (post) => graphTime(post.publishesAt, 'UTC'),
      like_count: (post) => post.engagement.likes + post.engagement.loves,
      comments_count: (post) => post.engagement.comments,
      username: () => profile.handle,
      owner: () => ({ id: profile.id }),
      insights: (post, requested) => ({
        data: mediaInsights(call, post, requested.modifiers.get('metric')).map((row) => pickNested(row, requested)),
      }),
    },
    empty: ['children', 'is_comment_enabled', 'is_shared_to_feed', 'alt_text', 'ig_id', 'boost_eligibility_info'],
  };
}

export function instagramNode(call: GraphCall): NodeFields<Profile> {
  return {
    type: 'IGUser',
    defaults: [],
    always: ['id'],
    readers: {
      id: (profile) => profile.id,
      username: (profile) => profile.handle,
      name: (profile) => profile.name,
      profile_picture_url: (profile) => pictureUrl(profile.id),
      followers_count: (profile) => profile.followers,
      follows_count: () => 214,
      media_count: (profile) => publishedMedia(call, profile).length,
    },
    empty: ['biography', 'website', 'ig_id', 'shopping_product_tag_eligibility'],
  };
}
