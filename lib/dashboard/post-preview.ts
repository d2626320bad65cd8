import type { PostDto } from '@/lib/posts/schema';
import type { Dashboard } from './schema';

const EXCERPT_CHARACTERS = 140;

export function scheduledPreview(post: PostDto): Dashboard['scheduledContent'][number][] {
  return post.scheduledAt === null ? [] : [{ ...preview(post), scheduledAt: post.scheduledAt }];
}

export function publishedPreview(post: PostDto): Dashboard['recentPosts'][number][] {
  const { publishedAt, engagement } = post;
  return publishedAt === null ? [] : [{ ...preview(post), publishedAt, engagement }];
}

function preview({ id, platform, profileName, kind, text, permalink }: PostDto) {
  // By code points: half an emoji is not a character.
  const excerpt = [...text.slice(0, 2 * EXCERPT_CHARACTERS)].slice(0, EXCERPT_CHARACTERS).join('');
  return { id, platform, profileName, kind, excerpt, permalink };
}
