import type { Operation } from '@/lib/docs/reference';
import { type RequestTarget, toTarget } from '@/lib/docs/to-curl';

export interface Answer {
  status: number;
  headers: [string, string][];
  // JSON is indented.
  body: string;
}

interface TriedRequest {
  operation: RequestTarget & Pick<Operation, 'method' | 'isStream'>;
  values: Record<string, string>;
  body: string | null;
  // Empty: the session of the browser.
  token: string;
  signal: AbortSignal;
}

const SHOWN_HEADERS = ['content-type', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'];
// More would make the page slow.
const LONGEST = 200_000;

/** Reports the answer; that of a stream after each piece, until it ends or is stopped. */
export async function sendRequest(
  { operation, values, body, token, signal }: TriedRequest,
  report: (answer: Answer) => void,
): Promise<void> {
  const response = await fetch(toTarget(operation, values, encodeURIComponent), {
    method: operation.method,
    credentials: token ? 'omit' : 'same-origin',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    body,
    signal,
  });
  const headers = SHOWN_HEADERS.flatMap((name): [string, string][] => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const answer = (text: string) => report({ status: response.status, headers, body: text.slice(0, LONGEST) });
  if (!operation.isStream || !response.ok || !response.body) {
    answer(indented(await response.text()));
    return;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let received = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    received = `${received}${value}`.slice(-LONGEST);
    answer(received);
  }
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
