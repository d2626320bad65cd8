'use client';

import { type RefObject, useEffect, useState } from 'react';

/** Whether the popover around `ref` is open. */
export function useIsOpen(ref: RefObject<HTMLElement | null>): boolean {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const panel = ref.current?.closest<HTMLElement>('[popover]');
    if (!panel) return;
    const read = () => setIsOpen(panel.matches(':popover-open'));
    read();
    panel.addEventListener('toggle', read);
    return () => panel.removeEventListener('toggle', read);
  }, [ref]);
  return isOpen;
}
