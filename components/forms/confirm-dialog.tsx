'use client';

import { type ReactNode, useId, useRef } from 'react';
import { Button } from '@/components/ui/button';
import type { ButtonVariants } from '@/components/ui/button-variants';
import { CloseDialogButton } from './close-dialog-button';

/** The browser's modal dialog. `children` is the form; without `cancel` it brings its own CloseDialogButton. */
export function ConfirmDialog({
  trigger,
  triggerVariant = 'danger',
  triggerSize = 'sm',
  triggerLabel,
  title,
  body,
  cancel,
  children,
}: {
  trigger: ReactNode;
  triggerVariant?: ButtonVariants['variant'];
  triggerSize?: ButtonVariants['size'];
  // Where the visible text does not name the object.
  triggerLabel?: string;
  title: string;
  body: string;
  cancel?: string;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <>
      <Button
        variant={triggerVariant}
        size={triggerSize}
        aria-label={triggerLabel}
        onClick={() => dialog.current?.showModal()}
      >
        {trigger}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-body`}
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-lg border border-line bg-surface p-5 text-start text-ink shadow-raised"
      >
        <h2 id={`${id}-title`} className="text-lg font-semibold text-balance wrap-anywhere whitespace-normal">
          {title}
        </h2>
        <p id={`${id}-body`} className="mt-1.5 text-base whitespace-normal text-muted">
          {body}
        </p>
        {cancel ? (
          <div className="mt-5 flex flex-wrap items-start justify-end gap-2">
            <CloseDialogButton>{cancel}</CloseDialogButton>
            {children}
          </div>
        ) : (
          children
        )}
      </dialog>
    </>
  );
}
