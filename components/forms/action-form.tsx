'use client';

import {
  createContext,
  type ReactNode,
  type SubmitEvent,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useId,
  useRef,
} from 'react';
import { HANDLES_LOSS } from '@/components/connection/block-navigation';
import { checkConnection } from '@/components/connection/connection';
import { isLostRequest } from '@/components/connection/is-lost-request';
import { useConnectionBack } from '@/components/connection/use-connection';
import { useErrorText } from '@/components/errors/error-text';
import { classNames } from '@/components/ui/class-names';
import type { ActionResult, FormAction } from './action-result';
import { OneTimeSecret } from './one-time-secret';
import { useUndoOffer } from './undo-scope';
import { useChallengedAction } from './use-challenged-action';

interface FormState {
  // Prefix of the field ids: a page may have several forms with the same names.
  id: string;
  pending: boolean;
  fieldErrors: Record<string, string>;
}

const FormContext = createContext<FormState>({ id: 'form', pending: false, fieldErrors: {} });

export function useFormState(): FormState {
  return useContext(FormContext);
}

interface ActionFormProps {
  action: FormAction;
  // For controls that are outside of the form.
  id?: string;
  hidden: Record<string, string>;
  errorTitle: string;
  // Where no heading names the form.
  label?: string;
  // Without these texts no secret is shown.
  secretText?: { title: string; hint: string; copy: string; copied: string };
  // Called in the transition that sends the form.
  onSend?: (data: FormData) => void;
  resetOnSuccess?: boolean;
  // Of a result with fields to undo it.
  undo?: FormAction | undefined;
  // Only for actions that may run twice.
  resendsWhenBack?: boolean;
  // Only for actions that are refused with a challenge: its place is reserved.
  checkingText?: string;
  className?: string;
  children: ReactNode;
}

/**
 * Keeps what was typed after an error or a lost request, moves the focus to the error summary and confirms success. A
 * plain form until the script has loaded.
 */
export function ActionForm({
  action,
  id: formId,
  hidden,
  errorTitle,
  label,
  secretText,
  onSend,
  resetOnSuccess = false,
  undo,
  resendsWhenBack = false,
  checkingText,
  className = 'flex-col gap-4',
  children,
}: ActionFormProps) {
  const [plainResult, dispatchPlain] = useActionState<ActionResult | null, FormData>(action, null);
  const text = useErrorText();
  const { act, isChecking } = useChallengedAction(action);
  const offerUndo = useUndoOffer();
  const [sentResult, dispatch, pending] = useActionState<ActionResult | null, FormData>(async (previous, data) => {
    try {
      const answer = await act(previous, data);
      if (answer.ok && answer.undo && undo) {
        offerUndo?.({ message: answer.message ?? '', action: undo, fields: answer.undo });
      }
      return answer;
    } catch (error) {
      if (!isLostRequest(error)) throw error;
      await checkConnection();
      const message = (resendsWhenBack ? text?.lostResent : text?.lostKept) ?? '';
      return { ok: false, isLost: true, message, fieldErrors: {} };
    }
  }, null);
  const result = sentResult ?? plainResult;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (result?.ok === false) summary.current?.focus();
    if (result?.ok && resetOnSuccess) form.current?.reset();
  }, [result, resetOnSuccess]);

  useConnectionBack(() => {
    if (resendsWhenBack && result?.ok === false && result.isLost) form.current?.requestSubmit();
  });

  // React empties a form after its action; sending it by hand keeps what was typed.
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    startTransition(() => {
      onSend?.(data);
      dispatch(data);
    });
  };

  const fieldErrors = result?.ok === false ? result.fieldErrors : {};
  const problems = Object.entries(fieldErrors);
  return (
    <FormContext value={{ id, pending, fieldErrors }}>
      <form
        id={formId}
        ref={form}
        {...{ [HANDLES_LOSS]: '' }}
        action={dispatchPlain}
        onSubmit={send}
        noValidate
        aria-label={label}
        aria-busy={pending}
        className={classNames('flex', className)}
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {result?.ok === false ? (
          <div
            ref={summary}
            role="alert"
            tabIndex={-1}
            className="w-full rounded-md border border-negative/30 bg-negative-soft px-3 py-2.5 text-sm"
          >
            <p className="font-medium text-negative">{problems.length > 0 ? errorTitle : result.message}</p>
            {problems.length > 0 ? (
              <ul className="mt-1 list-disc ps-4">
                {problems.map(([name, text]) => (
                  <li key={name}>
                    <a href={`#${id}-${name}`} className="underline underline-offset-2">
                      {text}
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        ) : null}
        {children}
        {checkingText ? (
          <p role="status" className="-mt-1 min-h-[2lh] text-sm text-muted sm:min-h-[1lh]">
            {isChecking ? checkingText : null}
          </p>
        ) : null}
        {result?.ok && result.secret && secretText ? <OneTimeSecret secret={result.secret} text={secretText} /> : null}
        <p role="status" className="text-sm text-positive empty:hidden">
          {result?.ok && !(undo && result.undo) ? result.message : null}
        </p>
      </form>
    </FormContext>
  );
}
