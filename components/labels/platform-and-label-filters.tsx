import { useTranslations } from 'next-intl';
import { FilterLinks } from '@/components/ui/filter-links';
import type { LabelRef } from '@/lib/labels/schema';
import { type PlatformId, platformIds } from '@/lib/platform-ids';

/** `hrefWith` keeps the other filters of the address. */
export function PlatformAndLabelFilters({
  labels,
  chosen,
  hrefWith,
}: {
  labels: readonly LabelRef[];
  chosen: { platforms?: readonly PlatformId[] | undefined; labels?: readonly string[] | undefined };
  hrefWith: (change: { platforms: string | null } | { labels: string | null }) => string;
}) {
  const t = useTranslations();
  const isChosen = (list: readonly string[] | undefined, id: string) => list?.includes(id) ?? false;
  return (
    <>
      <FilterLinks
        label={t('listFilters.platform')}
        options={[
          {
            href: hrefWith({ platforms: null }),
            text: t('listFilters.allPlatforms'),
            current: !chosen.platforms?.length,
          },
          ...platformIds.map((id) => ({
            href: hrefWith({ platforms: id }),
            text: t(`platforms.${id}`),
            current: isChosen(chosen.platforms, id),
          })),
        ]}
      />
      {labels.length > 0 ? (
        <FilterLinks
          label={t('listFilters.label')}
          options={[
            { href: hrefWith({ labels: null }), text: t('listFilters.allLabels'), current: !chosen.labels?.length },
            ...labels.map(({ id, name }) => ({
              href: hrefWith({ labels: id }),
              text: name,
              current: isChosen(chosen.labels, id),
            })),
          ]}
        />
      ) : null}
    </>
  );
}
