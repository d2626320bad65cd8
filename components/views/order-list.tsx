'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { moveInList } from './move-in-list';

/** Chooses names and puts them in order, by keyboard, touch and mouse alike. */
export function OrderList<T extends string>({
  title,
  hint,
  order,
  chosen,
  nameOf,
  fixedReason,
  labels,
  onChange,
}: {
  title: string;
  hint?: string;
  order: readonly T[];
  chosen: ReadonlySet<T>;
  nameOf: Readonly<Record<T, string>>;
  // Why it cannot be chosen or left out now; null: it can.
  fixedReason: (name: T) => string | null;
  labels: { moveUp: string; moveDown: string; positions: readonly string[] };
  onChange: (order: readonly T[], chosen: ReadonlySet<T>) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState<{ name: T; by: -1 | 1 } | null>(null);
  // A row that moves in the document loses the focus.
  useEffect(() => {
    if (moved) list.current?.querySelector<HTMLElement>(`[data-move="${moved.name} ${moved.by}"]`)?.focus();
  }, [moved]);
  const move = (name: T, by: -1 | 1) => {
    const next = moveInList(order, name, by);
    if (next === order) return;
    setMoved({ name, by });
    onChange(next, chosen);
  };
  const toggle = (name: T) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    onChange(order, next);
  };
  return (
    <fieldset className="mt-4">
      <legend className="text-sm font-medium">{title}</legend>
      {hint ? <p className="mt-0.5 text-xs text-muted">{hint}</p> : null}
      <ul ref={list} className="mt-1.5 divide-y divide-line rounded-md border border-line">
        {order.map((name, index) => {
          const reason = fixedReason(name);
          return (
            <li key={name} className="flex min-h-11 items-center gap-2 ps-3 pe-1.5">
              <label className="flex min-h-9 min-w-0 flex-1 items-center gap-2.5 text-sm">
                <input
                  type="checkbox"
                  checked={chosen.has(name)}
                  disabled={reason !== null}
                  onChange={() => toggle(name)}
                  className="size-4 shrink-0 accent-accent"
                />
                <span className="min-w-0">
                  {nameOf[name]}
                  {reason ? <span className="block text-xs text-muted">{reason}</span> : null}
                </span>
              </label>
              {([-1, 1] as const).map((by) => (
                <Button
                  key={by}
                  variant="ghost"
                  size="icon"
                  data-move={`${name} ${by}`}
                  aria-label={`${by < 0 ? labels.moveUp : labels.moveDown}: ${nameOf[name]}`}
                  aria-disabled={index + by < 0 || index + by >= order.length}
                  onClick={() => move(name, by)}
                >
                  {by < 0 ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />}
                </Button>
              ))}
            </li>
          );
        })}
      </ul>
      <p role="status" className="sr-only">
        {moved ? `${nameOf[moved.name]}: ${labels.positions[order.indexOf(moved.name)] ?? ''}` : null}
      </p>
    </fieldset>
  );
}
