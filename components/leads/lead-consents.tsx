import { Check, Minus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { LeadDto } from '@/lib/leads/schema';

export function LeadConsents({ consents }: { consents: LeadDto['consents'] }) {
  const t = useTranslations('leads');
  if (consents.length === 0) return <span className="text-xs text-muted">{t('noConsents')}</span>;
  return (
    <ul className="grid gap-1 text-xs">
      {consents.map(({ name, given }) => (
        <li key={name} className="flex items-start gap-1.5">
          {given ? (
            <Check aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-positive" />
          ) : (
            <Minus aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-faint" />
          )}
          <span>
            <bdi className="line-clamp-2 wrap-anywhere" title={name}>
              {name}
            </bdi>{' '}
            <span className="text-muted">({given ? t('given') : t('notGiven')})</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
