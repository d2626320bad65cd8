'use client';

import { type ReactNode, useId, useState } from 'react';
import { controlClassName } from '@/components/forms/control-class-name';
import { CodeText } from '@/components/ui/code-text';
import { matchesFilter } from './matches-filter';

interface Option {
  id: string;
  name: string;
  externalId: string;
  search: string[];
  checked: boolean;
  facts: ReactNode;
  note?: string | undefined;
}

interface Labels {
  filter: string;
  selectAll: string;
  // Replaces `selectAll` while the filter hides rows.
  selectShown: string;
  chosen: string;
  shown: string;
  noMatch: string;
  none: string;
}

const FILTER_FROM = 8;

/** Checkboxes sent as `name`. Rows that the filter hides keep their mark and are sent too. */
export function AccountChooser({
  name,
  legend,
  labels,
  options,
}: {
  name: string;
  legend: string;
  labels: Labels;
  options: Option[];
}) {
  const id = useId();
  const [chosen, setChosen] = useState(() => new Set(options.filter(({ checked }) => checked).map(({ id }) => id)));
  const [query, setQuery] = useState('');
  const shown = new Set(options.filter(({ search }) => matchesFilter(query, search)).map(({ id }) => id));
  const filtered = shown.size < options.length;
  const chosenShown = [...shown].filter((id) => chosen.has(id)).length;
  const all = shown.size > 0 && chosenShown === shown.size;
  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const toggleShown = () =>
    setChosen((before) => new Set(all ? [...before].filter((id) => !shown.has(id)) : [...before, ...shown]));
  return (
    <fieldset aria-labelledby={`${id}-legend`} className="min-w-0 rounded-lg border border-line bg-surface shadow-card">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-3 sm:px-5">
        <h2 id={`${id}-legend`} className="font-semibold">
          {legend}
        </h2>
        {options.length > 0 ? <Count label={labels.chosen} count={chosen.size} total={options.length} /> : null}
      </div>
      {options.length >= FILTER_FROM ? (
        <div className="px-4 pb-3 sm:px-5">
          <input
            type="search"
            dir="auto"
            aria-label={`${labels.filter}: ${legend}`}
            placeholder={labels.filter}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            // Enter would send the form.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            className={controlClassName}
          />
        </div>
      ) : null}
      {options.length > 1 ? (
        <div className="flex flex-wrap items-center justify-between gap-x-3 border-t border-line bg-canvas px-4 py-2 sm:px-5">
          <label className="flex items-center gap-3 text-sm text-muted">
            <input
              type="checkbox"
              className="size-4"
              checked={all}
              disabled={shown.size === 0}
              ref={(box) => {
                if (box) box.indeterminate = chosenShown > 0 && !all;
              }}
              onChange={toggleShown}
            />
            {filtered ? labels.selectShown : labels.selectAll}
          </label>
          <div role="status">
            {filtered ? <Count label={labels.shown} count={shown.size} total={options.length} /> : null}
          </div>
        </div>
      ) : null}
      {options.length === 0 ? (
        <p className="border-t border-line px-4 py-3 text-sm text-muted sm:px-5">{labels.none}</p>
      ) : null}
      {options.length > 0 && shown.size === 0 ? (
        <p className="border-t border-line px-4 py-3 text-sm text-muted sm:px-5">{labels.noMatch}</p>
      ) : null}
      <ul className="max-h-[60dvh] divide-y divide-line overflow-y-auto border-t border-line empty:hidden">
        {options.map((option) => (
          <li key={option.id} hidden={!shown.has(option.id)}>
            <label className="flex items-center gap-3 px-4 py-2.5 hover:bg-sunken sm:px-5">
              <input
                type="checkbox"
                name={name}
                value={option.id}
                className="size-4 shrink-0"
                checked={chosen.has(option.id)}
                onChange={() => toggle(option.id)}
              />
              <span className="min-w-0 flex-1">
                <span
                  dir="auto"
                  title={option.name}
                  className="line-clamp-2 text-match-parent text-sm font-medium wrap-anywhere"
                >
                  {option.name}
                </span>
                <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-muted">
                  {option.facts}
                  <CodeText className="text-faint">{option.externalId}</CodeText>
                </span>
                {option.note ? <span className="mt-0.5 block text-xs text-muted">{option.note}</span> : null}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Count({ label, count, total }: { label: string; count: number; total: number }) {
  return (
    <p className="text-xs text-muted">
      {label}{' '}
      <bdi dir="ltr" className="tabular-nums">
        {count} / {total}
      </bdi>
    </p>
  );
}
