'use client';

import { type ReactNode, useState } from 'react';
import { ActionForm, useFormState } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import { Button } from '@/components/ui/button';
import { CodeText } from '@/components/ui/code-text';
import type { Locale } from '@/lib/i18n/routing';
import type { ChoicePreview } from '@/lib/metrics/conversions/schema';
import { ChoicePreviewTable, type PreviewLabels } from './choice-preview-table';

interface ActionRow {
  action: string;
  // Null: only the platform's name is known.
  name: string | null;
  conversionLabel: string;
  saleLabel: string;
  count: string;
  value: string | null;
  isReported: boolean;
  isConversion: boolean;
  isSale: boolean;
}

interface Labels extends PreviewLabels {
  conversion: string;
  sale: string;
  none: string;
  unreported: string;
  preview: string;
  previewFailed: string;
  save: string;
  errorTitle: string;
}

/** Two checkboxes for each action; a sale is always a conversion. Without an action of the form, read-only. */
export function ConversionChoiceForm({
  rows,
  orgId,
  platform,
  locale,
  action,
  labels,
}: {
  rows: readonly ActionRow[];
  orgId: string;
  platform: string;
  locale: Locale;
  action: FormAction | null;
  labels: Labels;
}) {
  const named = (is: (row: ActionRow) => boolean) => new Set(rows.filter(is).map((row) => row.action));
  const [conversions, setConversions] = useState(() => named((row) => row.isConversion));
  const [sales, setSales] = useState(() => named((row) => row.isSale));
  const choice = { conversions: [...conversions].sort(), sales: [...sales].sort() };
  const shownChoice = JSON.stringify(choice);
  const [loaded, setLoaded] = useState<{ choice: string; preview: ChoicePreview | 'failed' } | null>(null);
  // That of another choice, which may arrive late, is not shown.
  const preview = loaded?.choice === shownChoice ? loaded.preview : null;
  const marks = rows.map(({ action: name, isConversion, isSale }) => `${name} ${isConversion} ${isSale}`).join();
  const [shownMarks, setShownMarks] = useState(marks);
  // Saved or back at the default: the boxes follow, and the form keeps its message.
  if (marks !== shownMarks) {
    setShownMarks(marks);
    setConversions(named((row) => row.isConversion));
    setSales(named((row) => row.isSale));
    setLoaded(null);
  }

  const choose = (name: string, kind: 'conversion' | 'sale', chosen: boolean) => {
    if (kind === 'conversion' || chosen) setConversions(withName(conversions, name, chosen));
    if (kind === 'sale' || !chosen) setSales(withName(sales, name, chosen));
  };
  const loadPreview = async () => {
    setLoaded({ choice: shownChoice, preview: await fetchPreview(orgId, platform, choice) });
  };
  const list = (shown: readonly ActionRow[]) => (
    <ul className="divide-y divide-line rounded-md border border-line">
      {shown.map((row) => (
        <li key={row.action} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-3 py-2">
          <ActionFacts row={row} />
          <span className="flex gap-4 text-sm">
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                name="conversions"
                value={row.action}
                className="size-4"
                aria-label={row.conversionLabel}
                checked={conversions.has(row.action)}
                disabled={!action}
                onChange={(event) => choose(row.action, 'conversion', event.currentTarget.checked)}
              />
              {labels.conversion}
            </label>
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                name="sales"
                value={row.action}
                className="size-4"
                aria-label={row.saleLabel}
                checked={sales.has(row.action)}
                disabled={!action}
                onChange={(event) => choose(row.action, 'sale', event.currentTarget.checked)}
              />
              {labels.sale}
            </label>
          </span>
        </li>
      ))}
    </ul>
  );
  const reported = rows.filter(({ isReported }) => isReported);
  const unreported = rows.filter(({ isReported }) => !isReported);
  const lists = (
    <>
      {reported.length > 0 ? list(reported) : <p className="text-sm text-muted">{labels.none}</p>}
      {unreported.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-sm text-muted">{labels.unreported}</summary>
          <div className="mt-2">{list(unreported)}</div>
        </details>
      ) : null}
    </>
  );
  if (!action) return <div className="grid gap-3">{lists}</div>;
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId, platform }}
      errorTitle={labels.errorTitle}
      className="flex-col gap-3"
    >
      <Choices>{lists}</Choices>
      <div role="status">
        {preview === 'failed' ? <p className="text-sm text-negative">{labels.previewFailed}</p> : null}
        {preview && preview !== 'failed' ? (
          <ChoicePreviewTable preview={preview} labels={labels} locale={locale} />
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={loadPreview} disabled={conversions.size === 0}>
          {labels.preview}
        </Button>
        <SubmitButton variant="primary">{labels.save}</SubmitButton>
      </div>
    </ActionForm>
  );
}

// The summary of errors links here.
function Choices({ children }: { children: ReactNode }) {
  const { id } = useFormState();
  return (
    <div id={`${id}-conversions`} tabIndex={-1} className="grid gap-3">
      {children}
    </div>
  );
}

function ActionFacts({ row: { name, action, count, value } }: { row: ActionRow }) {
  return (
    <span className="min-w-0 flex-1 basis-44 text-sm">
      <span className="flex flex-wrap items-baseline gap-x-2">
        {name === null ? null : <span className="font-medium">{name}</span>}
        <CodeText className={name === null ? '' : 'text-muted'}>{action}</CodeText>
      </span>
      <span className="flex flex-wrap gap-x-3 text-xs text-muted tabular-nums">
        <bdi>{count}</bdi>
        {value === null ? null : <bdi>{value}</bdi>}
      </span>
    </span>
  );
}

function withName(names: ReadonlySet<string>, name: string, chosen: boolean): Set<string> {
  const after = new Set(names);
  if (chosen) after.add(name);
  else after.delete(name);
  return after;
}

async function fetchPreview(
  orgId: string,
  platform: string,
  choice: { conversions: string[]; sales: string[] },
): Promise<ChoicePreview | 'failed'> {
  try {
    const response = await fetch(`/api/orgs/${orgId}/conversion-actions/${platform}/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(choice),
    });
    return response.ok ? ((await response.json()) as ChoicePreview) : 'failed';
  } catch {
    return 'failed';
  }
}
