'use client';

import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { shareStyleNonce } from '@/components/filters/share-style-nonce';
import { formatDayRange, intlLocale } from '@/components/i18n/format';
import { Skeleton } from '@/components/ui/skeleton';
import type { ExplainedFigure } from '@/lib/dashboard/explained-figures';
import type { Explanation } from '@/lib/dashboard/explanation-schema';
import type { Locale } from '@/lib/i18n/routing';
import { ChangeFacts } from './change-facts';
import { ConversionFacts } from './conversion-facts';
import { ExplanationFacts } from './explanation-facts';
import type { FigurePanelLabels } from './figure-panel-labels';
import { formatExplained } from './format-explained';
import { type WhyQuestion, whyParameters } from './why-address';

/** A figure of one platform or campaign, with the filter that it covers. */
export interface ExplainedSubject {
  name: string;
  // Of the page's filter in the address of the API, where they differ; null: none.
  search: Record<string, string | null>;
  // For one of its figures, beside those.
  searchOf?: Partial<Record<ExplainedFigure, Record<string, string>>>;
}

export interface FigurePanelProps {
  question: WhyQuestion;
  // Of the API, with the filter of the page.
  explainHref: string;
  subjects: Readonly<Record<string, ExplainedSubject>>;
  // Of the page with its filter.
  pageHref: string;
  labels: FigurePanelLabels;
  locale: Locale;
  timeZone: string;
}

shareStyleNonce();

/** How a figure is computed and what made its change. Closed by Escape, a click beside it or its button. */
export function FigurePanel(props: FigurePanelProps) {
  const { question, explainHref, subjects, labels, locale } = props;
  const subject = question.of === null ? null : (subjects[question.of] ?? null);
  const href = explanationHref(explainHref, question.figure, subject);
  // The panel is removed as a whole, before React Aria would restore the focus.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) requestAnimationFrame(() => opener.focus());
    },
    [opener],
  );
  const [state, setState] = useState<Explanation | 'loading' | 'failed'>('loading');
  useEffect(() => {
    const abort = new AbortController();
    void fetchExplanation(href, abort.signal).then((answer) => abort.signal.aborted || setState(answer));
    return () => abort.abort();
  }, [href]);
  const explanation = typeof state === 'object' ? state : null;
  return (
    <I18nProvider locale={intlLocale(locale)}>
      <ModalOverlay
        isOpen
        isDismissable
        onOpenChange={close}
        className="fixed inset-0 z-40 bg-[oklch(0.15_0.02_240/0.4)]"
      >
        <Modal className="fixed inset-x-0 bottom-0 max-h-[88dvh] overflow-y-auto rounded-t-lg border border-line bg-surface shadow-raised sm:start-auto sm:end-0 sm:top-0 sm:max-h-none sm:w-112 sm:rounded-none">
          <Dialog className="flex flex-col gap-4 p-4 text-sm outline-none sm:p-5">
            <div className="flex items-start justify-between gap-3">
              <div className="min-w-0">
                <Heading slot="title" className="text-base font-semibold">
                  {labels.figures[question.figure]}
                  {subject ? (
                    <>
                      {' · '}
                      <bdi className="[overflow-wrap:anywhere]">{subject.name}</bdi>
                    </>
                  ) : null}
                </Heading>
                {explanation ? (
                  <p className="text-xs text-muted">
                    {formatDayRange(explanation.period.from, explanation.period.to, locale)}
                  </p>
                ) : null}
              </div>
              <Button
                slot="close"
                aria-label={labels.close}
                className="-me-1.5 -mt-1.5 inline-flex size-9 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
              >
                <X aria-hidden="true" className="size-4.5" />
              </Button>
            </div>
            {state === 'loading' ? <Skeleton className="h-80 w-full" /> : null}
            {state === 'failed' ? <p role="alert">{labels.failed}</p> : null}
            {explanation ? <Facts {...props} explanation={explanation} isPart={subject !== null} /> : null}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
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

function close(): void {
  const address = new URL(window.location.href);
  for (const name of whyParameters) address.searchParams.delete(name);
  window.history.replaceState(null, '', `${address.pathname}${address.search}`);
}

function explanationHref(href: string, figure: ExplainedFigure, subject: ExplainedSubject | null): string {
  return withSearch(href, { ...subject?.search, ...subject?.searchOf?.[figure], figure });
}

function withSearch(href: string, search: Record<string, string | null>): string {
  const address = new URL(href, window.location.origin);
  for (const [name, value] of Object.entries(search)) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  return `${address.pathname}${address.search}`;
}

async function fetchExplanation(href: string, signal: AbortSignal): Promise<Explanation | 'failed'> {
  try {
    const response = await fetch(href, { headers: { accept: 'application/json' }, signal });
    return response.ok ? ((await response.json()) as Explanation) : 'failed';
  } catch {
    return 'failed';
  }
}
