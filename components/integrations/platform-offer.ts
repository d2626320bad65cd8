import type { PlatformId } from '@/lib/platform-ids';
import type { ConsentKind } from '@/lib/platforms/platform';

export interface PlatformOffer {
  id: PlatformId;
  available: boolean;
  // Null: nothing.
  reads: ConsentKind | null;
}
