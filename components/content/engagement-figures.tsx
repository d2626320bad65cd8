import { Bookmark, Eye, Heart, MessageCircle, MousePointerClick, Repeat2, Users } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatCount } from '@/components/i18n/format';

const figures = [
  ['reach', Users],
  ['views', Eye],
  ['likes', Heart],
  ['comments', MessageCircle],
  ['shares', Repeat2],
  ['saves', Bookmark],
  ['clicks', MousePointerClick],
] as const;

type Engagement = Record<(typeof figures)[number][0], number | null>;

// Figures that the platform does not report are left out.
export function EngagementFigures({ engagement }: { engagement: Engagement | null }) {
  const t = useTranslations('content.engagement');
  const locale = useLocale();
  const reported = figures.flatMap(([name, Icon]) => {
    const value = engagement?.[name];
    return value === null || value === undefined ? [] : [{ name, Icon, value }];
  });
  if (reported.length === 0) return <p className="text-xs text-faint">{t('none')}</p>;
  return (
    <dl className="flex flex-wrap gap-x-3 gap-y-1 text-xs">
      {reported.map(({ name, Icon, value }) => (
        <div key={name} className="flex items-center gap-1" title={t(name)}>
          <dt>
            <Icon aria-hidden="true" className="size-3.5 text-faint" />
            <span className="sr-only">{t(name)}</span>
          </dt>
          <dd className="tabular-nums">{formatCount(value, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
