import { Megaphone, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** Why the list is empty, with what shows more. */
export function NoCampaigns({
  search,
  isEveryState,
  isNarrowed,
  everyStateHref,
  withoutSearchHref,
  withoutFilterHref,
}: {
  search: string | undefined;
  isEveryState: boolean;
  // The filter restricts which campaigns there are.
  isNarrowed: boolean;
  everyStateHref: string;
  withoutSearchHref: string;
  withoutFilterHref: string;
}) {
  const t = useTranslations();
  if (!search && !isNarrowed) {
    return (
      <EmptyState icon={Megaphone} title={t('campaigns.emptyTitle')} tall>
        {isEveryState ? t('campaigns.emptyBody') : t('campaigns.emptyFiltered')}
      </EmptyState>
    );
  }
  const found = isNarrowed ? 'noneFoundNarrowed' : isEveryState ? 'noneFound' : 'noneFoundFiltered';
  return (
    <EmptyState
      icon={SearchX}
      title={t('campaigns.noneFoundTitle')}
      tall
      action={
        <>
          {search && !isEveryState ? (
            <ButtonLink href={everyStateHref} size="sm">
              {t('campaigns.searchAll')}
            </ButtonLink>
          ) : null}
          {search ? (
            <ButtonLink href={withoutSearchHref} size="sm">
              {t('common.clearSearch')}
            </ButtonLink>
          ) : null}
          {isNarrowed ? (
            <ButtonLink href={withoutFilterHref} size="sm">
              {t('filters.clear')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {search ? t(`campaigns.${found}`, { text: search }) : t('campaigns.noneNarrowed')}
    </EmptyState>
  );
}
