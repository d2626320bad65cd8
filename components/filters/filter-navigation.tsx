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
      navigate: (href: string) => startTransition(() => router.push(href, { scroll: false })),
    }),
    [pending, router],
  );
  return <NavigationContext value={state}>{children}</NavigationContext>;
}
