'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useMemo, useTransition } from 'react';

interface FilterNavigationState {
  // A navigation has started and its figures are not painted yet.
  pending: boolean;
  navigate: (href: string) => void;
}

const NavigationContext = createContext<FilterNavigationState | null>(null);

/** Outside `FilterNavigation`, links navigate as usual. */
export function useFilterNavigation(): FilterNavigationState | null {
  return useContext(NavigationContext);
}

/** Keeps the old figures, the focus and the scroll position until the new figures are painted. */
export function FilterNavigation({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const state = useMemo(
    () => ({
      pending,
      navigate: (href: string) => startTransition(() => router.push(withShownFigure(href), { scroll: false })),
    }),
    [pending, router],
  );
  return <NavigationContext value={state}>{children}</NavigationContext>;
}

/** The figure of the chart is chosen in the browser, after the links of the page were rendered. */
function withShownFigure(href: string): string {
  const address = new URL(href, window.location.origin);
  const figure = new URLSearchParams(window.location.search).get('figure');
  if (figure) address.searchParams.set('figure', figure);
  else address.searchParams.delete('figure');
  return `${address.pathname}${address.search}`;
}
