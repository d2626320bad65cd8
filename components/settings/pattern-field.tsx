'use client';

import { useEffect, useRef, useState } from 'react';
import { isLostRequest } from '@/components/connection/is-lost-request';
import type { FormAction } from '@/components/forms/action-result';
import { TextField } from '@/components/forms/text-field';

const MAX_PATTERN_LENGTH = 200;
const MS_AFTER_TYPING = 400;

/** Counts what the typed pattern matches, before it is saved. */
export function PatternField({
  label,
  hint,
  defaultValue,
  orgId,
  countMatches,
}: {
  label: string;
  hint: string;
  defaultValue: string;
  orgId: string;
  countMatches: FormAction;
}) {
  const [typed, setTyped] = useState('');
  const [matches, setMatches] = useState('');
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    setMatches('');
    if (typed.trim() === '') return;
    let isLatest = true;
    const timer = setTimeout(async () => {
      const text = await matchesText(countMatches, orgId, typed);
      if (isLatest) setMatches(text);
    }, MS_AFTER_TYPING);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [typed, orgId, countMatches]);

  useEffect(() => {
    const form = place.current?.closest('form');
    const clear = () => setTyped('');
    form?.addEventListener('reset', clear);
    return () => form?.removeEventListener('reset', clear);
  }, []);

  return (
    <div ref={place} className="min-w-0">
      <TextField
        name="pattern"
        label={label}
        hint={hint}
        defaultValue={defaultValue}
        maxLength={MAX_PATTERN_LENGTH}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p role="status" className="mt-1 min-h-[1lh] text-xs font-medium">
        {matches}
      </p>
    </div>
  );
}

async function matchesText(countMatches: FormAction, orgId: string, pattern: string): Promise<string> {
  const form = new FormData();
  form.set('org', orgId);
  form.set('pattern', pattern);
  try {
    return (await countMatches(null, form)).message ?? '';
  } catch (error) {
    if (!isLostRequest(error)) throw error;
    return '';
  }
}
