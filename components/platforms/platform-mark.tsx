import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import type { PlatformId } from '@/lib/platforms/platform';
import { PlatformGlyph } from './platform-glyph';

const sizes = {
  sm: 'size-5 rounded-md text-muted',
  md: 'size-6 rounded-md text-muted',
  lg: 'size-10 rounded-lg text-ink',
};

/** The mark of a platform in the colour of the text, with the platform's name for those who cannot see it. */
export function PlatformMark({
  platform,
  decorative = false,
  size = 'md',
  className,
}: {
  platform: PlatformId;
  /** True where the name stands beside it. */
  decorative?: boolean;
  size?: keyof typeof sizes;
  className?: string;
}) {
  const t = useTranslations('platforms');
  const name = decorative ? undefined : t(platform);
  return (
    <span
      title={name}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center border border-line bg-canvas',
        sizes[size],
        className,
      )}
    >
      <PlatformGlyph platform={platform} />
      {name ? <span className="sr-only">{name}</span> : null}
    </span>
  );
}
