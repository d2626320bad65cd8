'use client';

import { CloudAlert, RotateCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { useErrorText } from './error-text';
import { LIMITED_DIGEST } from './limited-digest';

/** Stands where a page failed: says so without detail, names the log reference, and offers to try again. */
export function ErrorPanel({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  const text = useErrorText();
  const isLimited = digest === LIMITED_DIGEST;
  return (
    <div role="alert" className="flex flex-col items-center justify-center px-6 py-20 text-center">
      <CloudAlert aria-hidden="true" className="mb-4 size-10 text-negative" />
      <h1 className="text-xl font-semibold">{text?.title}</h1>
      <p className="mt-2 max-w-md text-muted">{isLimited ? text?.limited : text?.body}</p>
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
