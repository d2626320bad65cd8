'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useTransition } from 'react';
import { isLostRequest } from '@/components/connection/is-lost-request';
import { useErrorText } from '@/components/errors/error-text';
import { Button } from '@/components/ui/button';
import type { FormAction } from './action-result';

interface UndoOffer {
  // What was done.
  message: string;
  action: FormAction;
  fields: Record<string, string>;
}

const UndoContext = createContext<((offer: UndoOffer) => void) | null>(null);

/** Null outside of an `UndoScope`. */
export function useUndoOffer() {
  return useContext(UndoContext);
}

/** Offers to undo the last change below it until it is dismissed or another follows; the form itself may be gone then. */
export function UndoScope({ texts, children }: { texts: { undo: string; dismiss: string }; children: ReactNode }) {
  const [offer, setOffer] = useState<UndoOffer | null>(null);
  const [outcome, setOutcome] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const undoButton = useRef<HTMLButtonElement>(null);
  const text = useErrorText();

  // The button that had the focus may be gone with its row.
  useEffect(() => {
    if (offer) undoButton.current?.focus();
  }, [offer]);

  const undo = ({ action, fields }: UndoOffer) =>
    startTransition(async () => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      try {
        const { message } = await action(null, form);
        setOutcome(message ?? '');
        setOffer(null);
      } catch (error) {
        if (!isLostRequest(error)) throw error;
        setOutcome(text?.lostKept ?? '');
      }
    });
  const accept = (next: UndoOffer) => {
    setOutcome(null);
    setOffer(next);
  };
  const shown = outcome ?? offer?.message;
  return (
    <UndoContext value={accept}>
      {children}
      <div
        className={
          shown
            ? 'fixed inset-x-4 bottom-4 z-20 mx-auto flex max-w-md flex-wrap items-center gap-2 rounded-lg border border-line bg-surface px-4 py-2.5 text-sm shadow-raised'
            : 'sr-only'
        }
      >
        <p role="status" className="min-w-0 flex-1">
          {shown}
        </p>
        {offer ? (
          <Button ref={undoButton} size="sm" disabled={pending} onClick={() => undo(offer)}>
            {texts.undo}
          </Button>
        ) : null}
        {shown ? (
          <Button
            variant="ghost"
            size="sm"
            onClick={() => {
              setOffer(null);
              setOutcome(null);
            }}
          >
            {texts.dismiss}
          </Button>
        ) : null}
      </div>
    </UndoContext>
  );
}
