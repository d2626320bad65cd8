import type { Guide } from './guide';
import type { Operation, Reference } from './reference';

interface FoundSection {
  slug: Guide['slug'];
  guide: string;
  // Null: the guide as a whole.
  section: { id: string; title: string } | null;
}

export interface FoundDocs {
  sections: FoundSection[];
  operations: Operation[];
}

export const MAX_DOCS_SEARCH = 100;

/** What contains every word of the text, in any order. An empty text finds nothing. */
export function searchDocs(search: string, guides: readonly Guide[], reference: Reference): FoundDocs {
  const words = folded(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { sections: [], operations: [] };
  const has = (...texts: string[]) => {
    const text = folded(texts.join(' '));
    return words.every((word) => text.includes(word));
  };
  return {
    sections: guides.flatMap(({ slug, title, summary, sections }) => {
      const guide = has(title, summary) ? [{ slug, guide: title, section: null }] : [];
      const found = sections.filter((section) => has(title, section.title, section.text));
      return [...guide, ...found.map(({ id, title: name }) => ({ slug, guide: title, section: { id, title: name } }))];
    }),
    operations: reference.groups
      .flatMap(({ name, operations }) => operations.map((operation) => ({ name, operation })))
      .filter(({ name, operation: { id, method, path, summary, description, parameters } }) =>
        has(name, id, method, path, summary, description, ...parameters.map((parameter) => parameter.name)),
      )
      .map(({ operation }) => operation),
  };
}

// Letter case, accents, Arabic vowel marks and the forms of alef, yaa and haa do not matter.
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{Mn}\u0640]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .toLowerCase();
}
