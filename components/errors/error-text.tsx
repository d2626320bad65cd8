'use client';

import { createContext, type ReactNode, useContext } from 'react';

export interface ErrorText {
  title: string;
  body: string;
  // Replaces `body` after a rate limit.
  limited: string;
  lostTitle: string;
  lostBody: string;
  // A lost form that is not sent again automatically.
  lostKept: string;
  lostResent: string;
  retry: string;
  reference: string;
}

const TextContext = createContext<ErrorText | null>(null);

export function ErrorTextProvider({ text, children }: { text: ErrorText; children: ReactNode }) {
  return <TextContext value={text}>{children}</TextContext>;
}

/** Null outside the provider. */
export function useErrorText(): ErrorText | null {
  return useContext(TextContext);
}
