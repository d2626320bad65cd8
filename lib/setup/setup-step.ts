export interface Setup {
  isConnected: boolean;
  hasChosen: boolean;
  hasRead: boolean;
  hasTarget: boolean;
  hasInvited: boolean;
  // Null: none waits for a choice of accounts, or several do.
  waitingId: string | null;
}

/** Null: data have been read. */
export type SetupStep = 'connect' | 'choose' | 'sync';

export function nextSetupStep({ isConnected, hasChosen, hasRead }: Setup): SetupStep | null {
  if (hasRead) return null;
  if (!isConnected) return 'connect';
  return hasChosen ? 'sync' : 'choose';
}
