import { useTranslations } from 'next-intl';

export function DeliveryPayload({ payload }: { payload: unknown }) {
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
