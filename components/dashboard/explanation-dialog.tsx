import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { shareStyleNonce } from '@/components/filters/share-style-nonce';
import { intlLocale } from '@/components/i18n/format';
import { Skeleton } from '@/components/ui/skeleton';
import type { Locale } from '@/lib/i18n/routing';
import { whyParameters } from './why-address';

interface ExplanationDialogProps {
  figure: string;
  // Of the figure, where it is not of the whole filter.
  subject: string | null;
  // What it covers.
  caption: string | null;
  state: 'loading' | 'failed' | 'loaded';
  labels: { close: string; failed: string };
  locale: Locale;
  children: ReactNode;
}

shareStyleNonce();

/** The panel of an explanation. Closed by Escape, a click beside it or its button. */
export function ExplanationDialog({
  figure,
  subject,
  caption,
  state,
  labels,
  locale,
  children,
}: ExplanationDialogProps) {
  // The panel is removed as a whole, before React Aria would restore the focus.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) requestAnimationFrame(() => opener.focus());
    },
    [opener],
  );
  return (
    <I18nProvider locale={intlLocale(locale)}>
      <ModalOverlay
        isOpen
        isDismissable
        onOpenChange={close}
        className="fixed inset-0 z-40 bg-[oklch(0.15_0.02_240/0.4)]"
      >
        <Modal className="fixed inset-x-0 bottom-0 max-h-[88dvh] overflow-y-auto rounded-t-lg border border-line bg-surface shadow-raised sm:start-auto sm:end-0 sm:top-0 sm:max-h-none sm:w-112 sm:rounded-none">
          <Dialog className="flex flex-col gap-4 p-4 text-sm outline-none sm:p-5">
            <div className="flex items-start justify-between gap-3">
              <div className="min-w-0">
                <Heading slot="title" className="text-base font-semibold">
                  {figure}
                  {subject === null ? null : (
                    <>
                      {' · '}
                      <bdi className="[overflow-wrap:anywhere]">{subject}</bdi>
                    </>
                  )}
                </Heading>
                {caption === null ? null : <p className="text-xs text-muted">{caption}</p>}
              </div>
              <Button
                slot="close"
                aria-label={labels.close}
                className="-me-1.5 -mt-1.5 inline-flex size-9 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
              >
                <X aria-hidden="true" className="size-4.5" />
              </Button>
            </div>
            {state === 'loading' ? <Skeleton className="h-80 w-full" /> : null}
            {state === 'failed' ? <p role="alert">{labels.failed}</p> : null}
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  );
}

function close(): void {
  const address = new URL(window.location.href);
  for (const name of whyParameters) address.searchParams.delete(name);
  window.history.replaceState(null, '', `${address.pathname}${address.search}`);
}
