import type { SandboxResponse } from '../../sandbox-platform';
import type { Post, Profile } from '../../world/model';
import { graphTime } from './formats';
import { answerEdge, type GraphCall } from './graph-answer';
import { invalidParameter } from './graph-error';
import { pictureUrl } from './page-node';
import { pageRequest } from './paging';
import { postInsights } from './post-insights';
import { type FieldReader, type NodeFields, pickNested } from './projection';
import { parameter, requireFeature, requirePageToken } from './session';

export function listPublishedPosts(call: GraphCall, page: Profile): SandboxResponse {
  requirePageToken(call.session, page.id);
  requireFeature(call.session, 'pages_read_engagement');
  const now = call.context.now().getTime();
  const since = instantParameter(call, 'since') ?? Number.NEGATIVE_INFINITY;
  const until = instantParameter(call, 'until') ?? Number.POSITIVE_INFINITY;
  const posts = call.context.world.posts(page.id).filter(({ publishesAt }) => {
    const time = publishesAt.getTime();
    return time <= now && time >= since && time <= until;
  });
  return answerPosts(call, page, posts);
}

export function listScheduledPosts(call: GraphCall, page: Profile): SandboxResponse {
  requirePageToken(call.session, page.id);
  requireFeature(call.session, 'pages_read_engagement');
  const now = call.context.now().getTime();
  const posts = call.context.world.posts(page.id).filter(({ publishesAt }) => publishesAt.getTime() > now);
  return answerPosts(call, page, posts.reverse());
}

function answerPosts(call: GraphCall, page: Profile, posts: readonly Post[]): SandboxResponse {
  return answerEdge(call, posts, pagePostNode(call, page), { page: pageRequest(call.request), key: ({ id }) => id });
}

export function pagePostNode(call: GraphCall, page: Profile): NodeFields<Post> {
  const isOut = (post: Post) => post.publishesAt.getTime() <= call.context.now().getTime();
  const permalink = (post: Post) => `https://www.facebook.com/${page.id}/posts/${post.id}`;
  return {
    type: 'PagePost',
    defaults: ['created_time', 'message'],
    always: ['id'],
    readers: {
      id: (post) => `${page.id}_${post.id}`,
      message: (post) => post.text,
      created_time: (post) => graphTime(post.publishesAt, 'UTC'),
      updated_time: (post) => graphTime(post.publishesAt, 'UTC'),
      permalink_url: permalink,
      status_type: ({ media }) =>
        media === 'video' ? 'added_video' : media === 'link' ? 'shared_story' : 'added_photos',
      full_picture: (post) => pictureUrl(post.id),
      attachments: attachment(permalink),
      is_published: isOut,
      scheduled_publish_time: (post) => (isOut(post) ? undefined : Math.floor(post.publishesAt.getTime() / 1000)),
      shares: (post) => (post.engagement.shares > 0 ? { count: post.engagement.shares } : undefined),
      reactions: summary((post) => post.engagement.likes + post.engagement.loves),
      likes: summary((post) => post.engagement.likes),
      comments: summary((post) => post.engagement.comments),
      from: () => ({ id: page.id, name: page.name }),
      insights: (post, requested) => ({
        data: postInsights(call, page, post, requested.modifiers.get('metric')).map((row) =>
          pickNested(row, requested),
        ),
      }),
    },
    empty: [
      'story',
      'icon',
      'is_hidden',
      'is_expired',
      'place',
      'properties',
      'message_tags',
      'parent_id',
      'promotable_id',
      'backdated_time',
    ],
  };
}

function attachment(permalink: (post: Post) => string): FieldReader<Post> {
  const kinds = { photo: 'photo', video: 'video', carousel: 'album', link: 'link' } as const;
  return (post, requested) => {
    const image = { height: 1080, width: 1080, src: pictureUrl(post.id) };
    const value = { media_type: kinds[post.media], url: permalink(post), media: { image }, type: kinds[post.media] };
    return { data: [pickNested(value, requested)] };
  };
}

/** Supports `summary(total_count)` only; the people behind the count are not emulated. */
function summary(count: (post: Post) => number): FieldReader<Post> {
  return (post, requested) => ({
    data: [],
    ...(requested.modifiers.has('summary') ? { summary: { total_count: count(post) } } : {}),
  });
}

function instantParameter(call: GraphCall, name: string): number | undefined {
  const text = parameter(call.request, name);
  if (text === undefined) return undefined;
  const time = /^\d{9,10}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(time)) throw invalidParameter(`Param ${name} must be a valid time`);
  return time;
}
