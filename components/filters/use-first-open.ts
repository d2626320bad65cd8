'use client';

import { type RefObject, useEffect, useState } from 'react';

/** True from the first time on that the popover around `ref` is open: what it needs is loaded then. */
export function useFirstOpen(ref: RefObject<HTMLElement | null>): boolean {
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const panel = ref.current?.closest('[popover]');
    if (!panel || opened) return;
    // It may have been opened before this script ran.
    if (panel.matches(':popover-open')) setOpened(true);
    const open = () => setOpened(true);
    panel.addEventListener('beforetoggle', open);
    return () => panel.removeEventListener('beforetoggle', open);
  }, [ref, opened]);
  return opened;
}
