import { useLocale } from 'next-intl';
import { formatRelative } from '@/components/i18n/format';
import { TickingTime } from './ticking-time';

export function RelativeTime({ instant, live = false }: { instant: string; live?: boolean }) {
  const locale = useLocale();
  const text = formatRelative(instant, new Date(), locale);
  if (live) return <TickingTime instant={instant} initialText={text} locale={locale} />;
  return <time dateTime={instant}>{text}</time>;
}
