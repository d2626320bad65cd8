import type { ReactNode } from 'react';

/** The document is rendered one level below, where the language is known. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return children;
}
