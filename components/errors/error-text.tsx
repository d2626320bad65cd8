'use client';

import { createContext, type ReactNode, useContext } from 'react';

export interface ErrorText {
  title: string;
  body: string;
  /** In place of `body` where a rate limit was reached. */
  limited: string;
  /** Title and body where the page failed because the connection is lost. */
  lostTitle: string;
  lostBody: string;
  /** Of a form that was lost on its way and is not sent again automatically. */
  lostKept: string;
  /** Of one that is. */
  lostResent: string;
  retry: string;
  reference: string;
}

const TextContext = createContext<ErrorText | null>(null);

/** Brings the words of the error page, which is rendered by the browser, in the reader's language. */
export function ErrorTextProvider({ text, children }: { text: ErrorText; children: ReactNode }) {
  return <TextContext value={text}>{children}</TextContext>;
}

/** Words of the error page; null outside the provider, where only signs can be shown. */
export function useErrorText(): ErrorText | null {
  return useContext(TextContext);
}
