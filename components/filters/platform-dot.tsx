import { classNames } from '@/components/ui/class-names';
import type { PlatformId } from '@/lib/platform-ids';

const colours: Record<PlatformId, string> = {
  meta: 'bg-platform-meta',
  google: 'bg-platform-google',
  tiktok: 'bg-platform-tiktok',
  linkedin: 'bg-platform-linkedin',
  twitter: 'bg-platform-twitter',
  snapchat: 'bg-platform-snapchat',
};

/** The colour of a platform in filters, rows and charts. The name is beside it. */
export function PlatformDot({ platform, className }: { platform: PlatformId; className?: string }) {
  return (
    <span aria-hidden="true" className={classNames('size-2.5 shrink-0 rounded-full', colours[platform], className)} />
  );
}
