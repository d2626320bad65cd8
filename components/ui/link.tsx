'use client';

// biome-ignore lint/style/noRestrictedImports: the one place where it is wrapped.
import NextLink, { useLinkStatus } from 'next/link';
import type { ComponentProps } from 'react';
import { createPortal } from 'react-dom';

/**
 * A link to a page of the product. The old page stays until the new one is there; meanwhile a line at the top edge says
 * that it loads. Pages depend on their moment and reader: loaded ahead, they would cost requests and be out of date.
 */
export function Link({ children, ...props }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink prefetch={false} {...props}>
      {children}
      <Pending />
    </NextLink>
  );
}

function Pending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <>
      {/* For the style of the link itself. */}
      <span data-pending="" hidden />
      {/* Outside the link, because the panel around it may be closed. */}
      {createPortal(
        <div aria-hidden="true" className="animate-appear fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
          <div className="animate-indeterminate h-full w-1/3 bg-accent motion-reduce:w-full motion-reduce:animate-none" />
        </div>,
        document.body,
      )}
    </>
  );
}
