'use client';

import { formatDayRange } from '@/components/i18n/format';
import type { ContentExplanation } from '@/lib/dashboard/content-explanation-schema';
import type { Locale } from '@/lib/i18n/routing';
import type { PostExplanation } from '@/lib/posts/post-explanation-schema';
import { ContentFacts } from './content-facts';
import type { ContentPanelLabels } from './content-panel-labels';
import { withSearch } from './explained-subjects';
import { ExplanationDialog } from './explanation-dialog';
import { PostFacts } from './post-facts';
import { useExplanation } from './use-explanation';
import type { ContentQuestion } from './why-address';

export interface ContentPanelProps {
  question: ContentQuestion;
  // Of the API, with the filter of the page.
  explainHref: string;
  // Of the API; an explanation of a post is below it.
  postsHref: string;
  // The name of the page that published a post, by post.
  pageOf: Readonly<Record<string, string>>;
  labels: ContentPanelLabels;
  locale: Locale;
  timeZone: string;
}

/** How a figure of posts, or of one post, is computed. */
export function ContentPanel(props: ContentPanelProps) {
  const { question } = props;
  return question.of === null ? <Totals {...props} /> : <OnePost {...props} postId={question.of} />;
}

function Totals({ question, explainHref, labels, locale, timeZone }: ContentPanelProps) {
  const state = useExplanation<ContentExplanation>(withSearch(explainHref, { figure: question.figure }));
  const explanation = typeof state === 'object' ? state : null;
  return (
    <ExplanationDialog
      figure={labels.figures[question.figure]}
      subject={null}
      caption={explanation && formatDayRange(explanation.period.from, explanation.period.to, locale)}
      state={typeof state === 'object' ? 'loaded' : state}
      labels={labels}
      locale={locale}
    >
      {explanation ? <ContentFacts {...{ explanation, labels, locale, timeZone }} /> : null}
    </ExplanationDialog>
  );
}

function OnePost({
  question,
  postId,
  postsHref,
  pageOf,
  labels,
  locale,
  timeZone,
}: ContentPanelProps & { postId: string }) {
  const state = useExplanation<PostExplanation>(`${postsHref}/${postId}/explain`);
  const explanation = typeof state === 'object' ? state : null;
  return (
    <ExplanationDialog
      figure={labels.figures[question.figure]}
      subject={explanation?.post.profileName ?? pageOf[postId] ?? null}
      caption={null}
      state={typeof state === 'object' ? 'loaded' : state}
      labels={labels}
      locale={locale}
    >
      {explanation ? <PostFacts {...{ explanation, labels, locale, timeZone }} /> : null}
    </ExplanationDialog>
  );
}
