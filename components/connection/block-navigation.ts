// Of forms that handle a lost request themselves.
export const HANDLES_LOSS = 'data-handles-loss';

function isLeavingPage(event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.hasAttribute('download')) return false;
  const to = new URL(link.href, location.href);
  if (to.origin !== location.origin) return false;
  return to.pathname !== location.pathname || to.search !== location.search;
}

/**
 * Without a connection, links and forms would replace the page by the browser's error page. `onBlocked` is called for each
 * one stopped. Returns the unsubscribe function.
 */
export function blockNavigation(onBlocked: () => void): () => void {
  const block = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    onBlocked();
  };
  const onClick = (event: MouseEvent) => {
    if (isLeavingPage(event)) block(event);
  };
  const onSubmit = (event: SubmitEvent) => {
    if (event.target instanceof Element && !event.target.hasAttribute(HANDLES_LOSS)) block(event);
  };
  window.addEventListener('click', onClick, true);
  window.addEventListener('submit', onSubmit, true);
  return () => {
    window.removeEventListener('click', onClick, true);
    window.removeEventListener('submit', onSubmit, true);
  };
}
