import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import type { Platform } from '@/lib/platforms/platform';
import type { StepCheckpoint } from './step-state';
import type { StepWarnings } from './step-warnings';

interface StoredPage {
  rowsRead: number;
  rowsChanged: number;
  checkpoint: StepCheckpoint;
  warnings?: StepWarnings;
  // After the last page the listing is read again from the start.
  again?: boolean;
}

interface ReadPage {
  nextCursor: string | null;
  // Runs in the transaction that moves the cursor. `last`: the listing ends with this page.
  store(tx: Tx, checkpoint: StepCheckpoint, last: boolean): Promise<StoredPage>;
}

export interface StepContext {
  orgId: AuthorizedOrgId;
  integrationId: string;
  platform: Platform;
  subjectId: string;
}

export interface PageStep {
  begin(): Promise<StepCheckpoint>;
  // Runs outside any transaction.
  read(accessToken: string, checkpoint: StepCheckpoint, cursor: string | null): Promise<ReadPage>;
}
