import { useTranslations } from 'next-intl';
import type { CountedConversions } from '@/lib/metrics/conversions/schema';
import type { PlatformId } from '@/lib/platform-ids';
import { useAttributionText } from './use-attribution-text';

/** Beside a figure made of conversions: the window of its platforms, or that they have different ones. */
export function AttributionNote({
  platforms,
  only,
  className,
}: {
  platforms: readonly { platform: PlatformId; counted: Pick<CountedConversions, 'attribution'> }[];
  // The one platform of the figure, where it is not of all.
  only?: PlatformId;
  className?: string;
}) {
  const t = useTranslations('attribution');
  const textOf = useAttributionText();
  const [text, ...others] = new Set(
    platforms
      .filter(({ platform }) => only === undefined || platform === only)
      .map(({ counted }) => textOf(counted.attribution)),
  );
  if (text === undefined) return null;
  return <span className={className}>{others.length > 0 ? t('several') : text}</span>;
}
