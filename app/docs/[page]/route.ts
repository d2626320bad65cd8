import { publicReference } from '@/app/openapi.json/public-reference';
import { isGuideSlug } from '@/lib/docs/guide-slugs';
import { loadGuide } from '@/lib/docs/load-guide';
import { referenceMarkdown } from '@/lib/docs/operation-markdown';
import { noSuchPage } from '../no-such-page';
import { textResponse } from '../text-response';

/** The Markdown twin of a guide, `<guide>.md` or `<guide>.ar.md`, or of the list of operations, `reference.md`. */
export async function GET(request: Request, context: { params: Promise<{ page: string }> }): Promise<Response> {
  const { page } = await context.params;
  if (page === 'reference.md') return textResponse(referenceMarkdown(publicReference()), 'text/markdown');
  const [, slug = '', arabic] = /^([\w-]+)(\.ar)?\.md$/.exec(page) ?? [];
  if (!isGuideSlug(slug)) return noSuchPage(request);
  return textResponse((await loadGuide(slug, arabic ? 'ar' : 'en')).markdown, 'text/markdown');
}
