import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import type { PlatformId } from '@/lib/platform-ids';
import { PlatformGlyph } from './platform-glyph';

const sizes = {
  sm: 'size-5 rounded-md',
  md: 'size-6 rounded-md',
  lg: 'size-10 rounded-lg',
};

// The platforms' own colours in light and dark; a border where one is close to the page's.
const colours: Record<PlatformId, string> = {
  meta: 'border-transparent bg-[#0866ff] text-[#fff]',
  google: 'border-line bg-[#fff] text-[#1a73e8]',
  tiktok: 'border-line bg-[#121212] text-[#25f4ee]',
  linkedin: 'border-transparent bg-[#0a66c2] text-[#fff]',
  twitter: 'border-line bg-[#121212] text-[#fff]',
  snapchat: 'border-line bg-[#fffc00] text-[#121212]',
};

export function PlatformMark({
  platform,
  decorative = false,
  size = 'md',
  className,
}: {
  platform: PlatformId;
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
        'inline-flex shrink-0 items-center justify-center border',
        sizes[size],
        colours[platform],
        className,
      )}
    >
      <PlatformGlyph platform={platform} />
      {name ? <span className="sr-only">{name}</span> : null}
    </span>
  );
}
