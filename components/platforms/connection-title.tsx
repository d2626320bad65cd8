import type { PlatformId } from '@/lib/platforms/platform';
import { PlatformMark } from './platform-mark';

/** A connection by its platform's mark and its name, as the heading of a page. */
export function ConnectionTitle({
  platform,
  displayName,
  decorative = false,
}: {
  platform: PlatformId;
  displayName: string;
  /** True where the platform's name stands below it. */
  decorative?: boolean;
}) {
  return (
    <span className="flex items-center gap-3">
      <PlatformMark platform={platform} decorative={decorative} size="lg" />
      <bdi title={displayName} className="line-clamp-2 wrap-anywhere">
        {displayName}
      </bdi>
    </span>
  );
}
