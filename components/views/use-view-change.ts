'use client';

import { useTransition } from 'react';
import { checkConnection } from '@/components/connection/connection';
import { isLostRequest } from '@/components/connection/is-lost-request';
import { useErrorText } from '@/components/errors/error-text';
import type { ActionResult, FormAction } from '@/components/forms/action-result';

/** Sends a change and hands over its result; a lost request is a refusal. */
export function useViewChange(): {
  pending: boolean;
  change: (action: FormAction, fields: Record<string, string>, done: (result: ActionResult) => void) => void;
} {
  const [pending, startTransition] = useTransition();
  const lostText = useErrorText()?.lostKept ?? '';
  return {
    pending,
    change: (action, fields, done) =>
      startTransition(async () => {
        const result = await send(action, fields, lostText);
        startTransition(() => done(result));
      }),
  };
}

async function send(action: FormAction, fields: Record<string, string>, lostText: string): Promise<ActionResult> {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  try {
    return await action(null, data);
  } catch (error) {
    if (!isLostRequest(error)) throw error;
    await checkConnection();
    return { ok: false, isLost: true, message: lostText, fieldErrors: {} };
  }
}
