'use client';

// A client component for the reason that ShareBar gives.
export function BrandGlyph() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className="size-6 shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M21.5 11.6a7 7 0 1 0 0 8.8"
        fill="none"
        strokeWidth="3.4"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
      <circle cx="23" cy="16" r="2.4" className="fill-on-accent" />
    </svg>
  );
}
