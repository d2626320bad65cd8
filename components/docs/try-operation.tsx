'use client';

import { type FormEvent, useId, useRef, useState } from 'react';
import { controlClassName } from '@/components/forms/control-class-name';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Notice } from '@/components/ui/notice';
import type { Operation, Parameter } from '@/lib/docs/reference';
import { toCurl } from '@/lib/docs/to-curl';
import { CopyButton } from './copy-button';
import { type Answer, sendRequest } from './send-request';

type TriedParameter = Pick<Parameter, 'name' | 'in' | 'required' | 'values' | 'example' | 'type'>;

interface TryOperationProps {
  operation: Pick<Operation, 'method' | 'path' | 'access' | 'isStream'> & {
    parameters: TriedParameter[];
    // Of the body; null: the operation takes none.
    sample: string | null;
  };
  origin: string;
  text: Record<
    | 'token'
    | 'tokenHint'
    | 'sessionOnly'
    | 'changes'
    | 'body'
    | 'any'
    | 'required'
    | 'send'
    | 'sending'
    | 'stop'
    | 'answer'
    | 'emptyAnswer'
    | 'lost'
    | 'copy'
    | 'copied',
    string
  >;
}

/** Sends the request from this page: by the session of the browser, or by a pasted token, which stays in memory. */
export function TryOperation({ operation, origin, text }: TryOperationProps) {
  const { method, parameters, access, sample } = operation;
  const [values, setValues] = useState<Record<string, string>>({});
  const [body, setBody] = useState(sample);
  const [token, setToken] = useState('');
  const [organizations, setOrganizations] = useState<{ id: string; name: string }[] | null>(null);
  const organizationsId = useId();
  const { answer, isSending, send, stop } = useAnswer();
  const curl = toCurl(operation, origin, { parameters: values, body });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({ operation, values, body, token: token.trim() });
  };
  // Only once someone uses the form: a reader causes no requests.
  const offerOrganizations = async () => {
    if (organizations || access === 'public' || !operation.path.includes('{org}')) return;
    setOrganizations([]);
    setOrganizations(await ownOrganizations());
  };

  return (
    <div className="flex flex-col gap-4">
      <form
        onSubmit={submit}
        onFocus={offerOrganizations}
        className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4"
      >
        {access === 'session-or-token' ? (
          <Labelled label={text.token} hint={text.tokenHint}>
            {(id) => (
              <input
                id={id}
                type="password"
                dir="ltr"
                autoComplete="off"
                spellCheck={false}
                placeholder="cmis_…"
                aria-describedby={`${id}-hint`}
                value={token}
                onChange={(event) => setToken(event.currentTarget.value)}
                className={controlClassName}
              />
            )}
          </Labelled>
        ) : null}
        {access === 'session' ? <p className="text-sm text-muted">{text.sessionOnly}</p> : null}
        {parameters.map((parameter) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            value={values[parameter.name] ?? ''}
            listId={parameter.name === 'org' ? organizationsId : undefined}
            text={text}
            onChange={(value) => setValues((before) => ({ ...before, [parameter.name]: value }))}
          />
        ))}
        <datalist id={organizationsId}>
          {organizations?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </datalist>
        {body === null ? null : (
          <Labelled label={text.body}>
            {(id) => (
              <textarea
                id={id}
                dir="ltr"
                rows={Math.min(14, body.split('\n').length + 1)}
                spellCheck={false}
                value={body}
                onChange={(event) => setBody(event.currentTarget.value)}
                className={classNames(controlClassName, 'h-auto py-1.5 font-mono text-xs')}
              />
            )}
          </Labelled>
        )}
        {method === 'GET' ? null : <p className="text-xs text-warning">{text.changes}</p>}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" disabled={isSending}>
            {isSending ? text.sending : text.send}
          </Button>
          {isSending ? <Button onClick={stop}>{text.stop}</Button> : null}
        </div>
      </form>
      <div className="overflow-hidden rounded-lg border border-line bg-sunken">
        <div className="flex items-center justify-between border-b border-line ps-3.5 pe-1.5">
          <bdi lang="en" className="font-mono text-2xs text-muted">
            curl
          </bdi>
          <CopyButton text={curl} labels={text} subject="curl" />
        </div>
        <Code>{curl}</Code>
      </div>
      <div role="status">{answer ? <AnswerView answer={answer} text={text} /> : null}</div>
    </div>
  );
}

function useAnswer() {
  const [answer, setAnswer] = useState<Answer | 'lost' | null>(null);
  const [isSending, setSending] = useState(false);
  const running = useRef<AbortController | null>(null);
  const send = async (request: Omit<Parameters<typeof sendRequest>[0], 'signal'>) => {
    const controller = new AbortController();
    running.current = controller;
    setSending(true);
    setAnswer(null);
    try {
      await sendRequest({ ...request, signal: controller.signal }, setAnswer);
    } catch {
      if (!controller.signal.aborted) setAnswer('lost');
    }
    setSending(false);
  };
  return { answer, isSending, send, stop: () => running.current?.abort() };
}

async function ownOrganizations(): Promise<{ id: string; name: string }[]> {
  const answer = await fetch('/api/orgs').catch(() => null);
  return answer?.ok ? (await answer.json()).organizations : [];
}

function Labelled({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: string;
  children: (id: string) => React.ReactNode;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children(id)}
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

function ParameterField({
  parameter: { name, in: place, required, values, example, type },
  value,
  listId,
  text,
  onChange,
}: {
  parameter: TriedParameter;
  value: string;
  listId: string | undefined;
  text: TryOperationProps['text'];
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <bdi lang="en" className="font-mono text-xs font-semibold">
          {name}
        </bdi>
        <bdi lang="en" className="text-xs text-muted">{`${place} · ${type}`}</bdi>
        {required ? <span className="text-xs text-warning">{text.required}</span> : null}
      </label>
      {values.length > 0 ? (
        <select
          id={id}
          dir="ltr"
          required={required}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          className={controlClassName}
        >
          <option value="">{text.any}</option>
          {values.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          dir="ltr"
          list={listId}
          required={required}
          placeholder={example}
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          className={controlClassName}
        />
      )}
    </div>
  );
}

function AnswerView({ answer, text }: { answer: Answer | 'lost'; text: TryOperationProps['text'] }) {
  if (answer === 'lost') return <Notice kind="warning">{text.lost}</Notice>;
  const { status, headers, body } = answer;
  return (
    <section aria-label={text.answer} className="overflow-hidden rounded-lg border border-line bg-sunken">
      <p dir="ltr" className="flex flex-wrap items-center gap-2.5 border-b border-line px-3.5 py-2">
        <Badge tone={status < 300 ? 'positive' : 'negative'} className="font-mono">
          {status}
        </Badge>
        {headers.map(([name, value]) => (
          <span key={name} className="font-mono text-2xs text-muted wrap-anywhere">{`${name}: ${value}`}</span>
        ))}
      </p>
      <Code>{body || text.emptyAnswer}</Code>
    </section>
  );
}

function Code({ children }: { children: string }) {
  return (
    <pre
      dir="ltr"
      // Long answers scroll, so the keyboard must reach them.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
      tabIndex={0}
      className="max-h-128 overflow-y-auto px-3.5 py-3 text-start font-mono text-xs whitespace-pre-wrap wrap-anywhere"
    >
      {children}
    </pre>
  );
}
