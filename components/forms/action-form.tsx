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
import { checkConnection } from '@/components/connection/connection';
import { isLostRequest } from '@/components/connection/is-lost-request';
import { HANDLES_LOSS } from '@/components/connection/keep-page';
import { useConnectionBack } from '@/components/connection/use-connection';
import { useErrorText } from '@/components/errors/error-text';
import { classNames } from '@/components/ui/class-names';
import type { ActionResult, FormAction } from './action-result';
import { OneTimeSecret } from './one-time-secret';
import { useChallengedAction } from './use-challenged-action';

interface FormState {
  /** Start of the ids of this form's fields: a page may have several forms with the same names. */
  id: string;
  pending: boolean;
  fieldErrors: Record<string, string>;
}

const FormContext = createContext<FormState>({ id: 'form', pending: false, fieldErrors: {} });

/** State of the form around: whether it is being sent, and what was wrong with its fields. */
export function useFormState(): FormState {
  return useContext(FormContext);
}

interface ActionFormProps {
  action: FormAction;
  /** Sent along unseen: the language, the organization, the row. */
  hidden: Record<string, string>;
  /** Heading of the summary of what is wrong. */
  errorTitle: string;
  /** Names the form for assistive technology where no heading does. */
  label?: string;
  /** Texts around a secret that the answer carries; without them none is shown. */
  secretText?: { title: string; hint: string; copy: string; copied: string };
  /** Called in the transition that sends the form, so that the page can show at once what was asked for. */
  onSend?: (data: FormData) => void;
  /** Empties the fields after success. */
  resetOnSuccess?: boolean;
  /** Sends it once more when the connection that it was lost with is back. Only for what may run twice. */
  resendsWhenBack?: boolean;
  /** Shown while a challenge is solved. Only for actions that are refused with one: its place is kept free. */
  checkingText?: string;
  /** Direction and distances; the fields stand below each other unless it says otherwise. */
  className?: string;
  children: ReactNode;
}

/**
 * A form of one server action: keeps what was typed when the answer is an error, moves the focus to a summary of the
 * errors, and says when it worked. A request that is lost on its way is such an error: the page stays. Works as a plain
 * form until the script has loaded.
 */
export function ActionForm({
  action,
  hidden,
  errorTitle,
  label,
  secretText,
  onSend,
  resetOnSuccess = false,
  resendsWhenBack = false,
  checkingText,
  className = 'flex-col gap-4',
  children,
}: ActionFormProps) {
  const [plainResult, dispatchPlain] = useActionState<ActionResult | null, FormData>(action, null);
  const text = useErrorText();
  const { act, isChecking } = useChallengedAction(action);
  const [sentResult, dispatch, pending] = useActionState<ActionResult | null, FormData>(async (previous, data) => {
    try {
      return await act(previous, data);
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

  // React empties a form whose action ran by itself; sending it by hand keeps what was typed.
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
          {result?.ok ? result.message : null}
        </p>
      </form>
    </FormContext>
  );
}
