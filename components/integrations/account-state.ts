/** `other`: a state to show in the platform's own words. */
export type AccountState = 'open' | 'closed' | 'other';

const OPEN = /^(ACTIVE|ENABLED?|ACCEPTED|APPROVED|OK)$/;
const CLOSED = /CLOS|CANCEL|DISABL|DELET|REMOV|SUSPEND|INACTIVE|UNAVAILABLE|REJECT/;

export function accountState(externalStatus: string | null): AccountState {
  if (!externalStatus) return 'open';
  const word = externalStatus.toUpperCase().replace(/^STATUS_/, '');
  if (OPEN.test(word)) return 'open';
  return CLOSED.test(word) ? 'closed' : 'other';
}
