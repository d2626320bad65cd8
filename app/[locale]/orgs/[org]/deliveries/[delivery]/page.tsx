import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DeliveryView } from '@/components/deliveries/delivery-view';
import { loadDeliveryDetail } from '@/lib/webhooks/deliveries/load-delivery-detail';
import { idOrNotFound, openOrgPage, orNotFound } from '../../../../open-org-page';
import { replay } from '../actions';

interface DeliveryPageProps {
  params: Promise<{ locale: string; org: string; delivery: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('deliveries.detail');
  return { title: t('title') };
}

export default async function DeliveryPage({ params }: DeliveryPageProps) {
  const [{ session }, { delivery: id }] = await Promise.all([openOrgPage(params), params]);
  const { orgId, organization, role } = session;
  const delivery = await orNotFound(loadDeliveryDetail(orgId, idOrNotFound(id)));
  return (
    <DeliveryView
      delivery={delivery}
      orgId={orgId}
      timeZone={organization.timeZone}
      role={role}
      replayAction={replay}
    />
  );
}
