/** An ad account's state as far as it matters for reading; `other`: something that people should see in the platform's words. */
export type AccountState = 'open' | 'closed' | 'other';

const OPEN = /^(ACTIVE|ENABLED?|ACCEPTED|APPROVED|OK)$/;
const CLOSED = /CLOS|CANCEL|DISABL|DELET|REMOV|SUSPEND|INACTIVE|UNAVAILABLE|REJECT/;

/** What the platform's own word for an ad account's state means. No word: nothing is wrong that we know of. */
export function accountState(externalStatus: string | null): AccountState {
  if (!externalStatus) return 'open';
  const word = externalStatus.toUpperCase().replace(/^STATUS_/, '');
  if (OPEN.test(word)) return 'open';
  return CLOSED.test(word) ? 'closed' : 'other';
}
