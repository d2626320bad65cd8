'use client';

import { CloudAlert, RotateCw } from 'lucide-react';
import { useEffect } from 'react';
import { checkConnection } from '@/components/connection/connection';
import { useConnectionBack } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { useErrorText } from './error-text';
import { LIMITED_DIGEST } from './limited-digest';

/** Shows the log reference without details. After a lost connection it retries when the connection is back. */
export function ErrorPanel({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  const text = useErrorText();
  const isLost = useConnectionBack(retry) !== 'connected';
  const isLimited = digest === LIMITED_DIGEST;
  useEffect(() => {
    // Errors of our server carry a digest; one without may be a lost request.
    if (!digest) void checkConnection();
  }, [digest]);
  const body = isLimited ? text?.limited : text?.body;
  return (
    <div role="alert" className="flex flex-col items-center justify-center px-6 py-20 text-center">
      <CloudAlert aria-hidden="true" className="mb-4 size-10 text-negative" />
      <h1 className="text-xl font-semibold">{isLost ? text?.lostTitle : text?.title}</h1>
      <p className="mt-2 max-w-md text-muted">{isLost ? text?.lostBody : body}</p>
      <Button className="mt-5" onClick={retry}>
        <RotateCw aria-hidden="true" />
        {text?.retry}
      </Button>
      {digest && !isLimited ? (
        <p className="mt-4 text-xs text-faint">
          {text?.reference}: <bdi className="font-mono">{digest}</bdi>
        </p>
      ) : null}
    </div>
  );
}
