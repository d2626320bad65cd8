import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { orgHref } from '@/components/shell/org-href';
import { BackLink } from '@/components/ui/back-link';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { DeliveryDetailDto } from '@/lib/webhooks/schema';
import { DeliveryAttempts } from './delivery-attempts';
import { DeliveryEffects } from './delivery-effects';
import { deliveryErrorKey } from './delivery-error-key';
import { DeliveryFacts } from './delivery-facts';
import { DeliveryStatusBadge } from './delivery-status-badge';
import { ReplayForm } from './replay-form';

export function DeliveryView({
  delivery,
  orgId,
  timeZone,
  role,
  replayAction,
}: {
  delivery: DeliveryDetailDto;
  orgId: string;
  timeZone: string;
  role: Role;
  replayAction: FormAction;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const { id, platform, kind, status, lastErrorCode } = delivery;
  const works = roleAtLeast(role, 'marketer');
  return (
    <>
      <BackLink href={orgHref(locale, orgId, 'deliveries')}>{t('deliveries.detail.back')}</BackLink>
      <PageHeader
        title={
          <span className="flex items-center gap-3">
            <PlatformMark platform={platform} decorative size="lg" />
            <bdi dir="ltr" className="wrap-anywhere">
              {kind}
            </bdi>
          </span>
        }
      >
        <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
          <DeliveryStatusBadge status={status} />
          <span>{t(`platforms.${platform}`)}</span>
        </p>
      </PageHeader>
      <div className="grid gap-5">
        {status === 'dead' ? (
          <Notice
            kind="warning"
            title={t('deliveries.detail.deadTitle')}
            action={works ? <ReplayForm action={replayAction} orgId={orgId} deliveryId={id} /> : null}
          >
            <p>{t(deliveryErrorKey(lastErrorCode ?? 'unknown'))}</p>
            <p>{t('deliveries.detail.deadBody')}</p>
          </Notice>
        ) : null}
        <Card title={t('deliveries.detail.facts')} headingId="facts-heading">
          <DeliveryFacts delivery={delivery} orgId={orgId} timeZone={timeZone} />
        </Card>
        <Card flush title={t('deliveries.timeline.title')} headingId="timeline-heading">
          <DeliveryAttempts delivery={delivery} timeZone={timeZone} />
        </Card>
        <Card flush title={t('deliveries.effects.title')} headingId="effects-heading">
          <DeliveryEffects delivery={delivery} orgId={orgId} canSeeLeads={works} />
        </Card>
        <Card
          title={t('deliveries.detail.payload')}
          headingId="payload-heading"
          description={t('deliveries.detail.payloadHint')}
        >
          <DeliveryPayload payload={delivery.payload} />
        </Card>
      </div>
    </>
  );
}

function DeliveryPayload({ payload }: { payload: unknown }) {
  const t = useTranslations('deliveries.detail');
  if (payload === null) return <p className="text-sm text-muted">{t('payloadUnreadable')}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      role="group"
      aria-label={t('payload')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-md bg-sunken focus-visible:-outline-offset-2"
    >
      <pre dir="ltr" className="p-3 text-start font-mono text-2xs">
        {JSON.stringify(payload, null, 2)}
      </pre>
    </div>
  );
}
