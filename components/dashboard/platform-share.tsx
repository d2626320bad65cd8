'use client';

import type { PlatformId } from '@/lib/platform-ids';

const fills: Record<PlatformId, string> = {
  meta: 'fill-platform-meta',
  google: 'fill-platform-google',
  tiktok: 'fill-platform-tiktok',
  linkedin: 'fill-platform-linkedin',
  twitter: 'fill-platform-twitter',
  snapchat: 'fill-platform-snapchat',
};

/** A bar in the platform's colour; the share is shown as text. A client component as `ShareBar` is. */
export function PlatformShare({ platform, share }: { platform: PlatformId; share: number }) {
  return (
    <svg aria-hidden="true" className="h-2 w-full rtl:-scale-x-100">
      <rect width="100%" height="100%" rx="4" className="fill-sunken" />
      <rect
        width={`${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`}
        height="100%"
        rx="4"
        className={fills[platform]}
      />
    </svg>
  );
}
