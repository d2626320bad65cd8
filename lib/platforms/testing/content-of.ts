import type { ContentFacet, Platform } from '../platform';

export function contentOf({ id, content }: Platform): ContentFacet {
  if (!content) throw new Error(`${id} has no organic content.`);
  return content;
}
