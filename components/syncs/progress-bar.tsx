import { useLocale } from 'next-intl';
import { formatPercent } from '@/components/i18n/format';
import { classNames } from '@/components/ui/class-names';
import { ShareBar } from '@/components/ui/share-bar';

/** `share`: 0..1; null: unknown. */
export function ProgressBar({ share, label, className }: { share: number | null; label: string; className?: string }) {
  const locale = useLocale();
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      className={classNames('flex items-center gap-2', className)}
    >
      {share === null ? (
        <span className="block h-1.5 flex-1 overflow-hidden rounded-full bg-line">
          <span className="animate-indeterminate block h-full w-1/3 rounded-full bg-accent" />
        </span>
      ) : (
        <>
          <ShareBar share={share} className="min-w-0 flex-1" />
          <bdi className="text-2xs text-muted tabular-nums">{formatPercent(share, locale, 0)}</bdi>
        </>
      )}
    </span>
  );
}
