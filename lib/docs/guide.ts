import type { GuideSlug } from './guide-slugs';
import { headingId } from './heading-id';
import { plainText, readMarkdown } from './markdown-tokens';

/** From a heading of the second level to the next. */
interface GuideSection {
  id: string;
  title: string;
  // Without markup, for the search.
  text: string;
}

export interface Guide {
  slug: GuideSlug;
  title: string;
  // The first paragraph.
  summary: string;
  markdown: string;
  sections: GuideSection[];
}

/** @throws Error for a guide that does not begin with a title and a paragraph */
export function toGuide(slug: GuideSlug, markdown: string): Guide {
  const [title, summary, ...rest] = readMarkdown(markdown).filter(({ type }) => type !== 'space');
  if (title?.type !== 'heading' || summary?.type !== 'paragraph') {
    throw new Error(`The guide ${slug} does not begin with a title and a paragraph.`);
  }
  const sections: GuideSection[] = [];
  for (const token of rest) {
    const words = plainText([token]);
    const last = sections.at(-1);
    if (token.type === 'heading' && token.depth === 2) sections.push({ id: headingId(words), title: words, text: '' });
    else if (last) last.text = `${last.text} ${words}`.trim();
  }
  return { slug, title: plainText([title]), summary: plainText([summary]), markdown, sections };
}
