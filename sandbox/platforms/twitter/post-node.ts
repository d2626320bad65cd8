import type { Post } from '../../world/model';
import { postId } from './ids';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => escapes[character] ?? character);

const mediaOf: Record<Post['media'], readonly { prefix: number; type: string }[]> = {
  photo: [{ prefix: 3, type: 'photo' }],
  carousel: [
    { prefix: 3, type: 'photo' },
    { prefix: 3, type: 'photo' },
    { prefix: 3, type: 'photo' },
  ],
  video: [{ prefix: 7, type: 'video' }],
  link: [],
};

export function mediaNodes(post: Post) {
  return mediaOf[post.media].map(({ prefix, type }, index) => ({
    media_key: `${prefix}_${BigInt(postId(post)) - BigInt(index + 1)}`,
    type,
  }));
}

function engagementOf({ engagement }: Post) {
  return {
    public_metrics: {
      retweet_count: Math.ceil(engagement.shares / 2),
      quote_count: Math.floor(engagement.shares / 2),
      reply_count: engagement.comments,
      like_count: engagement.likes,
      bookmark_count: engagement.saves,
      impression_count: engagement.views,
    },
    non_public_metrics: {
      impression_count: engagement.views,
      url_link_clicks: engagement.clicks,
      user_profile_clicks: Math.floor(engagement.clicks / 3),
      engagements: engagement.likes + engagement.comments + engagement.shares + engagement.clicks,
    },
  };
}

export function postNode(post: Post, requested: readonly string[]): Record<string, unknown> {
  const media = mediaNodes(post);
  const all: Record<string, unknown> = {
    ...engagementOf(post),
    created_at: post.publishesAt.toISOString(),
    ...(media.length > 0 ? { attachments: { media_keys: media.map(({ media_key: key }) => key) } } : {}),
    lang: /[\u0600-\u06ff]/.test(post.text) ? 'ar' : 'en',
    possibly_sensitive: false,
    author_id: post.profileId,
  };
  const id = postId(post);
  return {
    id,
    text: escaped(post.text),
    edit_history_tweet_ids: [id],
    ...Object.fromEntries(requested.filter((name) => Object.hasOwn(all, name)).map((name) => [name, all[name]])),
  };
}
