'use client';

import { useId } from 'react';
import type { AnnotationMark } from './annotation-marks';

interface Edges {
  // Pixels between the drawing's edges and its first and last point.
  start: number;
  end: number;
}

/** A button for each mark, below its point; its panel has the texts. */
export function MarkStrip({
  marks,
  edges: { start, end },
  nameOf,
}: {
  marks: readonly AnnotationMark[];
  edges: Edges;
  nameOf: (mark: AnnotationMark) => string;
}) {
  const id = useId();
  if (marks.length === 0) return null;
  return (
    <ul className="relative h-6">
      {marks.map((mark) => (
        <li
          key={mark.date}
          className="absolute -ms-3"
          style={{ insetInlineStart: `calc(${start}px + (100% - ${start + end}px) * ${mark.position})` }}
        >
          <button
            type="button"
            popoverTarget={`${id}-${mark.date}`}
            aria-label={nameOf(mark)}
            className="group flex size-6 items-center justify-center rounded-full"
          >
            <span className="flex size-3 items-center justify-center rounded-full bg-accent text-2xs font-semibold text-on-accent tabular-nums group-hover:bg-accent-strong not-empty:size-4.5">
              {mark.annotations.length > 1 ? mark.annotations.length : null}
            </span>
          </button>
          <div
            id={`${id}-${mark.date}`}
            popover="auto"
            role="dialog"
            aria-label={nameOf(mark)}
            className="anchored-panel max-h-72 overflow-y-auto border border-line bg-surface p-3 shadow-raised sm:w-72"
          >
            <ul className="grid gap-2.5">
              {mark.annotations.map(({ id: key, text, caption }) => (
                <li key={key}>
                  <p dir="auto" className="text-sm wrap-anywhere whitespace-pre-line">
                    {text}
                  </p>
                  <p className="text-xs wrap-anywhere text-muted">{caption}</p>
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  );
}
