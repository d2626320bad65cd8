import { Webhook } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orFirstPage } from '@/app/[locale]/or-first-page';
import { DeliveryTable } from '@/components/deliveries/delivery-table';
import { WebhookAddresses } from '@/components/deliveries/webhook-addresses';
import { SetupEmpty } from '@/components/setup/setup-empty';
import { orgHref } from '@/components/shell/org-href';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterLinks } from '@/components/ui/filter-links';
import { ListFilters } from '@/components/ui/list-filters';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { env } from '@/lib/env';
import { platformIds } from '@/lib/platform-ids';
import { loadSetup } from '@/lib/setup/load-setup';
import { nextSetupStep } from '@/lib/setup/setup-step';
import { listDeliveries } from '@/lib/webhooks/deliveries/list-deliveries';
import { deliveryFilterSchema, deliveryStatusSchema } from '@/lib/webhooks/schema';
import { firstValue, type SearchParams, withSearch } from '../../../list-search';
import { openOrgPage } from '../../../open-org-page';
import { searchFilter } from '../../../search-filter';

const DELIVERIES_SHOWN = 25;

interface DeliveriesPageProps {
  params: Promise<{ locale: string; org: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('deliveries');
  return { title: t('title') };
}

export default async function DeliveriesPage({ params, searchParams }: DeliveriesPageProps) {
  const [{ session, locale }, search, t] = await Promise.all([openOrgPage(params), searchParams, getTranslations()]);
  const { orgId, organization } = session;
  const filter = searchFilter(deliveryFilterSchema, search);
  const cursor = firstValue(search.cursor);
  const { items, nextCursor } = await orFirstPage(
    (from) => listDeliveries(orgId, filter, { cursor: from, limit: DELIVERIES_SHOWN }),
    cursor,
  );
  const setup = items.length === 0 ? await loadSetup(orgId) : null;
  const step = setup && nextSetupStep(setup);
  const path = orgHref(locale, orgId, 'deliveries');
  const filtered = Object.keys(filter).length > 0;
  const { status, ...kept } = filter;
  const { platform, ...others } = filter;
  return (
    <>
      <PageHeader title={t('deliveries.title')}>{t('deliveries.intro')}</PageHeader>
      <div className="mb-4 flex flex-col gap-x-4 gap-y-2.5 *:mb-0 xl:flex-row xl:items-center">
        <FilterLinks
          label={t('deliveries.filters.status')}
          options={[undefined, ...deliveryStatusSchema.options].map((state) => ({
            href: withSearch(path, { ...kept, status: state }),
            text: state ? t(`deliveries.statuses.${state}`) : t('deliveries.filters.all'),
            current: status === state,
          }))}
        />
        <ListFilters
          label={t('deliveries.filters.label')}
          kept={others}
          choices={[
            {
              name: 'platform',
              label: t('deliveries.filters.platform'),
              value: platform ?? '',
              options: [
                { value: '', text: t('deliveries.filters.allPlatforms') },
                ...platformIds.map((id) => ({ value: id, text: t(`platforms.${id}`) })),
              ],
            },
          ]}
        />
      </div>
      <div className="rounded-lg border border-line bg-surface shadow-card *:first:rounded-lg [&_tr:first-child_th]:border-t-0">
        {items.length > 0 ? (
          <DeliveryTable deliveries={items} orgId={orgId} timeZone={organization.timeZone} />
        ) : setup && step ? (
          <SetupEmpty
            step={step}
            setup={setup}
            orgId={orgId}
            role={session.role}
            icon={Webhook}
            title={t('deliveries.emptyTitle')}
          />
        ) : (
          <EmptyState
            icon={Webhook}
            title={filtered ? t('deliveries.noMatchTitle') : t('deliveries.emptyTitle')}
            tall
            action={filtered ? <ButtonLink href={path}>{t('deliveries.clearFilters')}</ButtonLink> : null}
          >
            {filtered ? t('deliveries.noMatchBody') : t('deliveries.emptyBody')}
          </EmptyState>
        )}
      </div>
      <PageLinks
        firstHref={cursor ? withSearch(path, filter) : null}
        nextHref={nextCursor ? withSearch(path, { ...filter, cursor: nextCursor }) : null}
      />
      {items.length === 0 && !filtered ? (
        <WebhookAddresses addressOf={(id) => new URL(`/api/webhooks/${id}`, env().AUTH_URL).href} />
      ) : null}
    </>
  );
}
