import { type ExplainedFigure, explainedFigures } from '@/lib/dashboard/explained-figures';

export interface WhyQuestion {
  figure: ExplainedFigure;
  // A platform or the id of a campaign; null: the figure of the whole filter.
  of: string | null;
}

/** The address of the explanation of a figure; `href` is that of the page. */
export function whyHref(href: string, { figure, of }: WhyQuestion): string {
  const address = new URLSearchParams({ why: figure, ...(of ? { of } : {}) });
  return `${href}${href.includes('?') ? '&' : '?'}${address}`;
}

/** Null: the address has no explanation. */
export function readWhy(search: { get: (name: string) => string | null } | null): WhyQuestion | null {
  const figure = explainedFigures.find((each) => each === search?.get('why'));
  return figure ? { figure, of: search?.get('of') ?? null } : null;
}

/** Parameters of pages with explanations beside those of the filter. */
export const whyParameters: readonly string[] = ['why', 'of'];
