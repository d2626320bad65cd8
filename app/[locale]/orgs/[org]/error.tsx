'use client';

import { ErrorPanel } from '@/components/errors/error-panel';

export default function OrgErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorPanel digest={error.digest} retry={reset} />;
}
