'use client';

/**
 * React Aria adds a style element for pressable elements; the content policy allows it with the nonce of the page,
 * which it reads from this global. Call it before its first component renders.
 */
export function shareStyleNonce(): void {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  if (nonce) Reflect.set(globalThis, '__webpack_nonce__', nonce);
}
