'use client';

import { useEffect } from 'react';

/**
 * Moves to the product's own address when the browser used another one, which a proxy may hide from the server: the
 * session cookie and the way back from a platform's consent work there alone.
 */
export function OwnAddress({ origin }: { origin: string }) {
  useEffect(() => {
    const { location } = window;
    if (location.origin !== origin) location.replace(origin + location.pathname + location.search);
  }, [origin]);
  return null;
}
