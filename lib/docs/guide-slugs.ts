/** In reading order; the file of a guide is docs/guides/<slug>.md, in Arabic <slug>.ar.md. */
export const guideSlugs = [
  'quick-start',
  'authentication',
  'connect-a-platform',
  'reading-numbers',
  'paging',
  'errors',
  'limits',
  'webhooks',
  'events',
] as const;
export type GuideSlug = (typeof guideSlugs)[number];

export function isGuideSlug(text: string): text is GuideSlug {
  return guideSlugs.some((slug) => slug === text);
}
