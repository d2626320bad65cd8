'use client';

import type { PlatformId } from '@/lib/platform-ids';

// Drawn signs on a 24-unit square, not the platforms' logos.
const paths: Record<PlatformId, string> = {
  meta: 'M3 15.5c0-5 2-8.5 4.5-8.5 3.7 0 5.3 10 9 10 2.2 0 4-1.5 4-4.5 0-3-1.6-5.5-4-5.5-3.9 0-5.3 10-9 10-2.7 0-4.5-1-4.5-1.5z',
  google: 'M18.6 6.6A8.5 8.5 0 1 0 20.5 12H12.8',
  tiktok: 'M13.5 4v11.2a3.8 3.8 0 1 1-3.8-3.8M13.5 4c.4 3 2.3 4.8 5.2 5',
  linkedin: 'M6 10v9M6 5.5v.01M11 19v-9M11 14c0-2.5 1.5-4 3.8-4S18.5 11.5 18.5 14v5',
  twitter: 'M5 5l14 14M19 5 5 19',
  snapchat:
    'M12 3.5c-3.2 0-4.7 2.3-4.7 5v2.3l-2.3 1c.4 1 1.1 1.4 2 1.7-.6 1.8-1.7 3-3.5 3.5.7 1 2 1.3 3.3 1.4.4 1.1 1.2 1.1 2.2 1 1 .9 1.8 1.3 3 1.3s2-.4 3-1.3c1 .1 1.8.1 2.2-1 1.3-.1 2.6-.4 3.3-1.4-1.8-.5-2.9-1.7-3.5-3.5.9-.3 1.6-.7 2-1.7l-2.3-1V8.5c0-2.7-1.5-5-4.7-5z',
};

// A client component for the reason that ShareBar gives.
export function PlatformGlyph({ platform }: { platform: PlatformId }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="size-[62%]"
      aria-hidden="true"
    >
      <path d={paths[platform]} />
    </svg>
  );
}
