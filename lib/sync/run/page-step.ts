import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import type { Platform } from '@/lib/platforms/platform';
import type { StepCheckpoint } from './step-state';
import type { StepWarnings } from './step-warnings';

/** What a page left behind. */
interface StoredPage {
  rowsRead: number;
  rowsChanged: number;
  checkpoint: StepCheckpoint;
  /** Of this page alone. */
  warnings?: StepWarnings;
  /** After the last page: the listing is read again from its first. */
  again?: boolean;
}

/** A page in hand, not stored yet. */
interface ReadPage {
  nextCursor: string | null;
  /** Writes the page in the transaction that also moves the cursor. `last`: the listing ends here. */
  store(tx: Tx, checkpoint: StepCheckpoint, last: boolean): Promise<StoredPage>;
}

/** Everything a step needs to read. */
export interface StepContext {
  orgId: AuthorizedOrgId;
  integrationId: string;
  platform: Platform;
  /** The account or profile of the step; empty for the lists. */
  subjectId: string;
}

/** A listing that is read page after page, and stored so that it can stop after each. */
export interface PageStep {
  /** What to remember from the first page on. */
  begin(): Promise<StepCheckpoint>;
  /** Reads one page; no transaction is open meanwhile. */
  read(accessToken: string, checkpoint: StepCheckpoint, cursor: string | null): Promise<ReadPage>;
}
