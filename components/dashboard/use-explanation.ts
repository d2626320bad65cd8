import { useEffect, useState } from 'react';

/** The answer of the API at `href`, which is requested when the component appears. */
export function useExplanation<T>(href: string): T | 'loading' | 'failed' {
  const [state, setState] = useState<T | 'loading' | 'failed'>('loading');
  useEffect(() => {
    const abort = new AbortController();
    void fetchExplanation<T>(href, abort.signal).then((answer) => abort.signal.aborted || setState(answer));
    return () => abort.abort();
  }, [href]);
  return state;
}

async function fetchExplanation<T>(href: string, signal: AbortSignal): Promise<T | 'failed'> {
  try {
    const response = await fetch(href, { headers: { accept: 'application/json' }, signal });
    return response.ok ? ((await response.json()) as T) : 'failed';
  } catch {
    return 'failed';
  }
}
