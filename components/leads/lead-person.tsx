import { useTranslations } from 'next-intl';
import { deliveryErrorKey } from '@/components/deliveries/delivery-error-key';
import type { LeadDto } from '@/lib/leads/schema';
import en from '@/messages/en.json';
import type { LeadContact } from './pick-contact';

type MissingKey = keyof typeof en.leads.missing;

export function LeadPerson({ lead, contact }: { lead: LeadDto; contact: LeadContact | null }) {
  const t = useTranslations();
  if (!contact) return <MissingReason code={lead.answersMissing ?? 'unknown'} />;
  const { name, email, phone, others } = contact;
  return (
    <div className="min-w-44">
      <p dir="auto" className="leading-6 font-medium wrap-anywhere text-match-parent">
        {name ?? <span className="text-muted">{t('leads.nameless')}</span>}
      </p>
      {email ? <ContactLine label={t('leads.email')} text={email} /> : null}
      {phone ? <ContactLine label={t('leads.phone')} text={phone} /> : null}
      {others.length > 0 ? (
        <details className="mt-1 text-xs">
          <summary className="min-h-6 cursor-pointer content-center text-muted">
            {t('leads.otherAnswers', { count: others.length })}
          </summary>
          <dl className="mt-1 grid gap-1.5">
            {others.map(({ field, label, values }) => (
              <div key={field}>
                <dt dir="auto" className="text-muted text-match-parent">
                  {label ?? field}
                </dt>
                <dd dir="auto" className="wrap-anywhere text-match-parent">
                  {values.join(' · ') || t('common.none')}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </div>
  );
}

function ContactLine({ label, text }: { label: string; text: string }) {
  return (
    <p className="text-xs text-muted">
      <span className="sr-only">{label}</span>{' '}
      <bdi dir="ltr" className="wrap-anywhere">
        {text}
      </bdi>
    </p>
  );
}

function MissingReason({ code }: { code: string }) {
  const t = useTranslations();
  const known = Object.hasOwn(en.leads.missing, code) ? (code as MissingKey) : null;
  return (
    <p className="max-w-64 min-w-44 text-xs text-pretty text-muted">
      {known ? t(`leads.missing.${known}`) : `${t('leads.notRead')} ${t(deliveryErrorKey(code))}`}
    </p>
  );
}
