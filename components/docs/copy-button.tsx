'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

interface CopyButtonProps {
  text: string;
  labels: { copy: string; copied: string };
  // What is copied, after the visible words.
  subject: string;
}

export function CopyButton({ text, labels, subject }: CopyButtonProps) {
  const [copied, setCopied] = useState('');
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  const done = copied === text;
  return (
    <Button size="sm" variant="ghost" onClick={copy}>
      {done ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      <span aria-live="polite">{done ? labels.copied : labels.copy}</span>
      <span className="sr-only"> {subject}</span>
    </Button>
  );
}
