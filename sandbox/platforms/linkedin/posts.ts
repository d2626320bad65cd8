import type { SandboxResponse } from '../../sandbox-platform';
import type { Post, PostMedia, Profile } from '../../world/model';
import { type LinkedInCall, organizationIn, requireFinder, textIn } from './call';
import { invalidParameter, notFound, restliJson } from './linkedin-answer';
import { indexPage } from './paging';

/** Videos are UGC posts, everything else is a share. */
export function postUrn({ id, media }: Post): string {
  return `urn:li:${media === 'video' ? 'ugcPost' : 'share'}:71${id}0`;
}

/** Newest first. LinkedIn shows no scheduled posts. */
export function publishedPosts({ context }: LinkedInCall, profile: Profile): Post[] {
  const now = context.now();
  return context.world.posts(profile.id).filter(({ publishesAt }) => publishesAt <= now);
}

export function listPosts(call: LinkedInCall): SandboxResponse {
  requireFinder(call, 'author');
  const sortBy = textIn(call, 'sortBy') ?? 'LAST_MODIFIED';
  if (sortBy !== 'LAST_MODIFIED' && sortBy !== 'CREATED') throw invalidParameter(`sortBy ${sortBy} is unknown`);
  const author = textIn(call, 'author') ?? '';
  const profile = organizationIn(call, author);
  return restliJson(indexPage(call, publishedPosts(call, profile), (post) => postNode(post, author)));
}

export function showPost(call: LinkedInCall): SandboxResponse {
  const urn = decodeURIComponent(call.params.urn ?? '');
  for (const id of call.person.profileIds) {
    const author = `urn:li:organization:${id}`;
    const post = publishedPosts(call, organizationIn(call, author)).find((one) => postUrn(one) === urn);
    if (post) return restliJson(postNode(post, author));
  }
  throw notFound(urn);
}

const contents: Record<PostMedia, (id: string) => unknown> = {
  photo: (id) => ({ media: { id: `urn:li:image:C4E22AQ${id}`, altText: '' } }),
  video: (id) => ({ media: { id: `urn:li:video:C4E05AQ${id}`, title: 'video' } }),
  carousel: (id) => ({
    multiImage: { images: [1, 2, 3].map((index) => ({ id: `urn:li:image:C4E22AQ${id}${index}`, altText: '' })) },
  }),
  link: (id) => ({
    article: { source: `https://blog.example/${id}`, title: 'Blog', thumbnail: `urn:li:image:C4E22AQ${id}` },
  }),
};

function postNode(post: Post, author: string) {
  const publishedAt = post.publishesAt.getTime();
  return {
    id: postUrn(post),
    author,
    commentary: littleText(post.text),
    createdAt: publishedAt - 500,
    publishedAt,
    lastModifiedAt: publishedAt + 500,
    lifecycleState: 'PUBLISHED',
    visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    content: contents[post.media](post.id),
    isReshareDisabledByAuthor: false,
  };
}

/** Reserved characters are escaped, hashtags are templates. */
function littleText(words: string): string {
  return words
    .replace(/[\\|{}@[\]()<>*_~#]/g, '\\$&')
    .replace(/\\#([\p{L}\p{N}]+)/gu, (_whole, tag: string) => `{hashtag|\\#|${tag}}`);
}
