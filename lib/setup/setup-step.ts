export interface Setup {
  isConnected: boolean;
  hasChosen: boolean;
  // A sync has read something whole.
  hasRead: boolean;
  hasTarget: boolean;
  hasInvited: boolean;
  // The one connection that waits for a choice of accounts; null: none does, or several do.
  waitingId: string | null;
}

/** The step that comes next before anything can be listed; null: data have been read. */
export type SetupStep = 'connect' | 'choose' | 'sync';

export function nextSetupStep({ isConnected, hasChosen, hasRead }: Setup): SetupStep | null {
  if (hasRead) return null;
  if (!isConnected) return 'connect';
  return hasChosen ? 'sync' : 'choose';
}
