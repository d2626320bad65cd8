import type { Engagement, Post, Profile } from '../../world/model';
import type { GraphCall } from './graph-answer';
import { invalidParameter } from './graph-error';
import { requireFeature, requirePageToken } from './session';

type Metric = (engagement: Engagement) => number | Record<string, number>;

const pagePostMetrics: Readonly<Record<string, Metric>> = {
  post_media_view: ({ views }) => views,
  post_total_media_view_unique: ({ reach }) => reach,
  post_clicks: ({ clicks }) => clicks,
  post_reactions_by_type_total: ({ likes, loves }) => ({
    ...(likes > 0 ? { like: likes } : {}),
    ...(loves > 0 ? { love: loves } : {}),
  }),
  post_reactions_like_total: ({ likes }) => likes,
  post_reactions_love_total: ({ loves }) => loves,
  post_video_views: ({ views }) => Math.floor(views * 0.6),
};

const instagramMetrics: Readonly<Record<string, Metric>> = {
  views: ({ views }) => views,
  reach: ({ reach }) => reach,
  saved: ({ saves }) => saves,
  likes: ({ likes, loves }) => likes + loves,
  comments: ({ comments }) => comments,
  shares: ({ shares }) => shares,
  total_interactions: ({ likes, loves, comments, shares, saves }) => likes + loves + comments + shares + saves,
};
/** A request for one of these fails for other kinds of media. */
const photoOnly = new Set(['profile_visits', 'follows']);
const reelOnly = new Set(['ig_reels_avg_watch_time', 'ig_reels_video_view_total_time']);

/** One unknown or retired metric fails all of them (#100). */
export function postInsights(call: GraphCall, page: Profile, post: Post, metrics: string | undefined) {
  requirePageToken(call.session, page.id);
  requireFeature(call.session, 'read_insights');
  return namesOf(metrics).map((name) => {
    const metric = Object.hasOwn(pagePostMetrics, name) ? pagePostMetrics[name] : undefined;
    if (!metric) throw invalidParameter('The value must be a valid insights metric');
    return insight(name, `${page.id}_${post.id}`, metric(post.engagement));
  });
}

export function mediaInsights(call: GraphCall, post: Post, metrics: string | undefined) {
  requireFeature(call.session, 'instagram_basic');
  requireFeature(call.session, 'instagram_manage_insights');
  return namesOf(metrics).map((name) => {
    const special = post.media === 'video' ? reelOnly : photoOnly;
    const metric: Metric | undefined = special.has(name)
      ? ({ clicks }) => clicks
      : Object.hasOwn(instagramMetrics, name)
        ? instagramMetrics[name]
        : undefined;
    if (!metric) {
      throw invalidParameter(
        `metric must be one of the following values: ${[...Object.keys(instagramMetrics), ...special].join(', ')}`,
      );
    }
    return insight(name, post.id, metric(post.engagement));
  });
}

function namesOf(metrics: string | undefined): string[] {
  const names = (metrics ?? '')
    .replace(/[[\]"\s]/g, '')
    .split(',')
    .filter((name) => name !== '');
  if (names.length === 0) throw invalidParameter('The parameter metric is required');
  return names;
}

function insight(name: string, objectId: string, value: number | Record<string, number>) {
  return {
    name,
    period: 'lifetime',
    values: [{ value }],
    title: name.replaceAll('_', ' '),
    id: `${objectId}/insights/${name}/lifetime`,
  };
}
