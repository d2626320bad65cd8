'use client';

import { ErrorPanel } from '@/components/errors/error-panel';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="content" tabIndex={-1}>
      <ErrorPanel digest={error.digest} retry={reset} />
    </main>
  );
}
