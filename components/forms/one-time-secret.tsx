'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

export function OneTimeSecret({
  secret,
  text,
}: {
  secret: string;
  text: { title: string; hint: string; copy: string; copied: string };
}) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <div role="status" className="w-full rounded-md border border-positive/30 bg-positive-soft p-3">
      <p className="text-sm font-medium">{text.title}</p>
      <p className="text-xs text-muted">{text.hint}</p>
      <div className="mt-2 flex items-center gap-2">
        <input
          readOnly
          dir="ltr"
          aria-label={text.title}
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
          className="h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2.5 font-mono text-xs"
        />
        <Button onClick={copy}>
          {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {copied ? text.copied : text.copy}
        </Button>
      </div>
    </div>
  );
}
