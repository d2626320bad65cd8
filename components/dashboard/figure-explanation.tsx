'use client';

import { useState } from 'react';
import type { Explanation } from '@/lib/dashboard/explanation-schema';
import type { Locale } from '@/lib/i18n/routing';
import { ExplanationFacts, type FactLabels } from './explanation-facts';

/** How a figure is computed; loaded when it is opened. */
export function FigureExplanation({
  href,
  labels,
  locale,
  timeZone,
}: {
  href: string;
  labels: FactLabels & { open: string; failed: string };
  locale: Locale;
  timeZone: string;
}) {
  const [state, setState] = useState<Explanation | 'loading' | 'failed' | null>(null);
  const explanation = typeof state === 'object' ? state : null;
  const toggle = async () => {
    if (explanation) return setState(null);
    if (state === 'loading') return;
    setState('loading');
    setState(await fetchExplanation(href));
  };
  return (
    <>
      <button
        type="button"
        aria-expanded={explanation !== null}
        aria-busy={state === 'loading'}
        onClick={toggle}
        className="min-h-8 w-full rounded-md px-1 text-start text-xs font-medium text-accent hover:underline aria-busy:opacity-60"
      >
        {labels.open}
      </button>
      <div role="status" className="px-1 text-xs">
        {state === 'failed' ? labels.failed : null}
        {explanation ? <ExplanationFacts {...{ explanation, labels, locale, timeZone }} /> : null}
      </div>
    </>
  );
}

async function fetchExplanation(href: string): Promise<Explanation | 'failed'> {
  try {
    const response = await fetch(href, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as Explanation) : 'failed';
  } catch {
    return 'failed';
  }
}
