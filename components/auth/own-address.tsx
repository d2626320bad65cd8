'use client';

import { useEffect } from 'react';

/**
 * Moves to the product's own address: the session cookie and the way back from a consent screen work only there, and a
 * proxy may hide from the server which address the browser used.
 */
export function OwnAddress({ origin }: { origin: string }) {
  useEffect(() => {
    const { location } = window;
    if (location.origin !== origin) location.replace(origin + location.pathname + location.search);
  }, [origin]);
  return null;
}
