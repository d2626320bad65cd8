import type { SandboxResponse } from '../../sandbox-platform';
import type { Engagement } from '../../world/model';
import { type LinkedInCall, listIn, organizationIn, requireFinder, textIn } from './call';
import { invalidParameter, restliJson } from './linkedin-answer';
import { postUrn, publishedPosts } from './posts';
import { idIn } from './urn';

/** Of single posts, in two lists by kind of URN, or of the page. A post without activity is left out. */
export function readShareStatistics(call: LinkedInCall): SandboxResponse {
  requireFinder(call, 'organizationalEntity');
  const organizationalEntity = textIn(call, 'organizationalEntity') ?? '';
  const posts = publishedPosts(call, organizationIn(call, organizationalEntity));
  if (call.query.values.has('timeIntervals')) throw invalidParameter('timeIntervals is not emulated');
  const shares = urnsIn(call, 'shares', 'share');
  const ugcPosts = urnsIn(call, 'ugcPosts', 'ugcPost');
  if (!shares && !ugcPosts) {
    const total = statisticsOf(posts.map(({ engagement }) => engagement));
    return restliJson({ elements: [{ organizationalEntity, totalShareStatistics: total }] });
  }
  const elements = posts.flatMap((post) => {
    const urn = postUrn(post);
    const place = shares?.has(urn) ? { share: urn } : ugcPosts?.has(urn) ? { ugcPost: urn } : null;
    const isActive = post.engagement.views > 0;
    if (!place || !isActive) return [];
    return [{ organizationalEntity, ...place, totalShareStatistics: statisticsOf([post.engagement]) }];
  });
  return restliJson({ paging: { start: 0, count: elements.length, links: [] }, elements });
}

function urnsIn(call: LinkedInCall, name: string, kind: string): Set<string> | null {
  const urns = listIn(call, name);
  const wrong = urns?.find((urn) => idIn(kind, urn) === null);
  if (wrong !== undefined) throw invalidParameter(`${name}: ${wrong} is not the URN of a ${kind}`);
  return urns && new Set(urns);
}

function statisticsOf(engagements: readonly Engagement[]) {
  const sum = (name: keyof Engagement) => engagements.reduce((total, one) => total + one[name], 0);
  const [views, clicks, likes, comments, shares] = [
    sum('views'),
    sum('clicks'),
    sum('likes'),
    sum('comments'),
    sum('shares'),
  ];
  return {
    impressionCount: views,
    uniqueImpressionsCount: sum('reach'),
    clickCount: clicks,
    likeCount: likes,
    commentCount: comments,
    shareCount: shares,
    engagement: views === 0 ? 0 : (clicks + likes + comments + shares) / views,
  };
}
