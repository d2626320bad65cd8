'use client';

import { useEffect, useRef } from 'react';
import type { ActionResult } from '@/components/forms/action-result';
import { Button } from '@/components/ui/button';
import type { ViewLabels } from './view-labels';

export type Refusal = Extract<ActionResult, { ok: false }>;

/** Why a change was not saved, and where another person was first, what can be done. */
export function RefusedChange({
  refusal,
  labels,
  onSaveAs,
  onReload,
}: {
  refusal: Refusal;
  labels: ViewLabels;
  onSaveAs?: () => void;
  onReload?: (() => void) | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mt-4 rounded-md border border-negative/30 bg-negative-soft px-3 py-2.5 text-sm"
    >
      <p className="font-medium text-negative">{Object.values(refusal.fieldErrors)[0] ?? refusal.message}</p>
      {refusal.isConflict && onReload ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {onSaveAs ? (
            <Button size="sm" onClick={onSaveAs}>
              {labels.saveAs}
            </Button>
          ) : null}
          <Button size="sm" onClick={onReload}>
            {labels.reload}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
