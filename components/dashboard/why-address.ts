import {
  type ContentFigure,
  contentFigures,
  type ExplainedFigure,
  explainedFigures,
} from '@/lib/dashboard/explained-figures';

export const REVIEWED = 'reviewed';
export const whyFigures = [...explainedFigures, ...contentFigures] as const;

/** A figure of advertising. */
export interface AdvertisingQuestion {
  figure: ExplainedFigure;
  // A platform or the id of a campaign; null: the figure of the whole filter.
  of: string | null;
  // Only the days that campaigns are reviewed by.
  reviewed?: boolean;
}

export interface ContentQuestion {
  figure: ContentFigure;
  // The id of a post; null: the figure of the whole filter.
  of: string | null;
}

export type WhyQuestion = AdvertisingQuestion | ContentQuestion;

/** The address of the explanation of a figure; `href` is that of the page. */
export function whyHref(href: string, question: WhyQuestion): string {
  const { figure, of } = question;
  const address = new URLSearchParams({
    ...{ why: figure, ...(of ? { of } : {}) },
    ...('reviewed' in question && question.reviewed ? { days: REVIEWED } : {}),
  });
  return `${href}${href.includes('?') ? '&' : '?'}${address}`;
}

/** Null: the address has no explanation. */
export function readWhy(search: { get: (name: string) => string | null } | null): WhyQuestion | null {
  const of = search?.get('of') ?? null;
  const why = search?.get('why');
  const content = contentFigures.find((each) => each === why);
  if (content) return { figure: content, of };
  const figure = explainedFigures.find((each) => each === why);
  return figure ? { figure, of, reviewed: search?.get('days') === REVIEWED } : null;
}

export function isOfContent(question: WhyQuestion): question is ContentQuestion {
  return contentFigures.some((each) => each === question.figure);
}

/** What an advertising figure is of, as one text. */
export function subjectKey({ of, reviewed }: Pick<AdvertisingQuestion, 'reviewed'> & { of: string }): string {
  return reviewed ? `${of} ${REVIEWED}` : of;
}

/** Parameters of pages with explanations beside those of the filter. */
export const whyParameters: readonly string[] = ['why', 'of', 'days'];
