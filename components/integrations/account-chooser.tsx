'use client';

import { type ReactNode, useId, useState } from 'react';

interface Option {
  id: string;
  name: string;
  checked: boolean;
  facts: ReactNode;
}

/** A list of checkboxes that are sent as `name`, with one that checks or clears them all. */
export function AccountChooser({
  name,
  legend,
  selectAllLabel,
  emptyText,
  options,
}: {
  name: string;
  legend: string;
  selectAllLabel: string;
  emptyText: string;
  options: Option[];
}) {
  const headingId = useId();
  const [chosen, setChosen] = useState(() => new Set(options.filter(({ checked }) => checked).map(({ id }) => id)));
  const all = chosen.size === options.length;
  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return (
    <fieldset aria-labelledby={headingId} className="min-w-0 rounded-lg border border-line bg-surface shadow-card">
      <div className="flex items-center justify-between gap-3 border-b border-line px-4 py-3 sm:px-5">
        <h2 id={headingId} className="font-semibold">
          {legend}
        </h2>
        {options.length > 1 ? (
          <label className="flex items-center gap-2 text-sm text-muted">
            <input
              type="checkbox"
              className="size-4"
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = chosen.size > 0 && !all;
              }}
              onChange={() => setChosen(all ? new Set() : new Set(options.map(({ id }) => id)))}
            />
            {selectAllLabel}
          </label>
        ) : null}
      </div>
      {options.length === 0 ? <p className="px-4 py-4 text-sm text-muted sm:px-5">{emptyText}</p> : null}
      <ul className="divide-y divide-line">
        {options.map((option) => (
          <li key={option.id}>
            <label className="flex items-center gap-3 px-4 py-3 hover:bg-sunken sm:px-5">
              <input
                type="checkbox"
                name={name}
                value={option.id}
                className="size-4 shrink-0"
                checked={chosen.has(option.id)}
                onChange={() => toggle(option.id)}
              />
              <span className="min-w-0 flex-1">
                <span dir="auto" className="block truncate text-match-parent text-sm font-medium">
                  {option.name}
                </span>
                <span className="flex flex-wrap gap-x-2 text-xs text-muted">{option.facts}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
