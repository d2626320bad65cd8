'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { ViewLabels } from './view-labels';

export type ViewNoticeState =
  | { kind: 'done' | 'refused' | 'conflict'; text: string }
  | { kind: 'deleted'; text: string; undo: () => void };

/** What became of a change: at the end of the screen, until it is closed or the next change. */
export function ViewNotice({
  notice,
  pending,
  labels,
  onClose,
  onSaveAs,
  onReload,
}: {
  notice: ViewNoticeState | null;
  pending: boolean;
  labels: ViewLabels;
  onClose: () => void;
  onSaveAs: () => void;
  onReload: () => void;
}) {
  const isRefused = notice?.kind === 'refused' || notice?.kind === 'conflict';
  const text = notice ? notice.text : pending ? labels.saving : null;
  return (
    <div className="pointer-events-none fixed inset-x-4 bottom-4 z-20 flex justify-center">
      <div
        className={
          text
            ? 'pointer-events-auto flex max-w-xl flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line-strong bg-surface px-4 py-2.5 text-sm text-ink shadow-raised'
            : 'sr-only'
        }
      >
        <p role="status" className="min-w-0 wrap-anywhere empty:hidden">
          {isRefused ? null : text}
        </p>
        <p role="alert" className="min-w-0 font-medium wrap-anywhere text-negative empty:hidden">
          {isRefused ? text : null}
        </p>
        {notice?.kind === 'deleted' ? (
          <Button size="sm" onClick={notice.undo} disabled={pending}>
            {labels.undo}
          </Button>
        ) : null}
        {notice?.kind === 'conflict' ? (
          <>
            <Button size="sm" onClick={onSaveAs}>
              {labels.saveAs}
            </Button>
            <Button size="sm" onClick={onReload}>
              {labels.reload}
            </Button>
          </>
        ) : null}
        {notice ? (
          <Button variant="ghost" size="icon" aria-label={labels.close} onClick={onClose}>
            <X aria-hidden="true" />
          </Button>
        ) : null}
      </div>
    </div>
  );
}
