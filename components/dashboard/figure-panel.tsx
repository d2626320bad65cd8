'use client';

import { formatDayRange } from '@/components/i18n/format';
import type { Explanation } from '@/lib/dashboard/explanation-schema';
import type { Locale } from '@/lib/i18n/routing';
import { ChangeFacts } from './change-facts';
import { ConversionFacts } from './conversion-facts';
import { type ExplainedSubject, explanationHref, withSearch } from './explained-subjects';
import { ExplanationDialog } from './explanation-dialog';
import { ExplanationFacts } from './explanation-facts';
import type { FigurePanelLabels } from './figure-panel-labels';
import { formatExplained } from './format-explained';
import { useExplanation } from './use-explanation';
import { type AdvertisingQuestion, subjectKey } from './why-address';

export interface FigurePanelProps {
  question: AdvertisingQuestion;
  // Of the API, with the filter of the page.
  explainHref: string;
  subjects: Readonly<Record<string, ExplainedSubject>>;
  // Of the page with its filter.
  pageHref: string;
  labels: FigurePanelLabels;
  locale: Locale;
  timeZone: string;
}

/** How a figure of advertising is computed and what made its change. */
export function FigurePanel(props: FigurePanelProps) {
  const { question, subjects, labels, locale } = props;
  const subject = question.of === null ? null : subjects[subjectKey({ ...question, of: question.of })];
  if (subject !== undefined) return <Explained {...props} subject={subject} />;
  // An address of another day: the figure of the whole page would be taken for that of its part.
  return (
    <ExplanationDialog
      figure={labels.figures[question.figure]}
      subject={null}
      caption={null}
      state="loaded"
      labels={labels}
      locale={locale}
    >
      <p>{labels.gone}</p>
    </ExplanationDialog>
  );
}

function Explained({ subject, ...props }: FigurePanelProps & { subject: ExplainedSubject | null }) {
  const { question, explainHref, labels, locale } = props;
  const state = useExplanation<Explanation>(explanationHref(explainHref, question.figure, subject));
  const explanation = typeof state === 'object' ? state : null;
  const period = explanation?.period;
  return (
    <ExplanationDialog
      figure={labels.figures[question.figure]}
      subject={subject?.name ?? null}
      caption={period ? formatDayRange(period.from, period.to, locale) : null}
      state={typeof state === 'object' ? 'loaded' : state}
      labels={labels}
      locale={locale}
    >
      {explanation ? <Facts {...props} explanation={explanation} isPart={subject !== null} /> : null}
    </ExplanationDialog>
  );
}

function Facts({
  explanation,
  isPart,
  pageHref,
  labels,
  locale,
  timeZone,
}: FigurePanelProps & { explanation: Explanation; isPart: boolean }) {
  const value = formatExplained(explanation, explanation.value, locale, 'exact');
  return (
    <>
      <p className="text-2xl font-semibold tabular-nums">
        <bdi>{value ?? labels.unknown}</bdi>
      </p>
      <ChangeFacts
        {...{ explanation, labels, locale, timeZone }}
        hrefOf={(search) => withSearch(pageHref, search)}
        hidesPlatforms={isPart}
      />
      <section>
        <h3 className="pb-1.5 font-semibold">{labels.computed}</h3>
        <ExplanationFacts {...{ explanation, labels, locale, timeZone }} />
      </section>
      {explanation.conversionChoices ? (
        <ConversionFacts choices={explanation.conversionChoices} labels={labels} locale={locale} />
      ) : null}
    </>
  );
}
