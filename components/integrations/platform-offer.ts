import type { PlatformId } from '@/lib/platform-ids';
import type { ConsentKind } from '@/lib/platforms/platform';

/** A platform as the connections page offers it. */
export interface PlatformOffer {
  id: PlatformId;
  /** Whether it can be connected in this installation. */
  available: boolean;
  /** What it brings in, as far as this product reads it; null: nothing. */
  reads: ConsentKind | null;
}
