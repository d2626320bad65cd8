import { useTranslations } from 'next-intl';
import { ConnectionName } from '@/components/platforms/connection-name';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { CodeText } from '@/components/ui/code-text';
import type { LeadDto } from '@/lib/leads/schema';

export function LeadSource({ lead }: { lead: LeadDto }) {
  const { campaign, form } = lead;
  const t = useTranslations('leads');
  return (
    <div className="grid gap-0.5">
      <span className="flex min-h-6 items-center gap-2">
        <PlatformMark platform={lead.platform} decorative size="sm" />
        <ConnectionName connection={lead} className="max-w-48" />
      </span>
      {campaign ? <Named label={t('campaign')} name={campaign.name} id={campaign.externalId} /> : null}
      {form.name || form.externalId ? <Named label={t('form')} name={form.name} id={form.externalId} /> : null}
    </div>
  );
}

function Named({ label, name, id }: { label: string; name: string | null; id: string | null }) {
  return (
    <p className="max-w-64 text-xs text-muted">
      {label}: {name ? <bdi className="wrap-anywhere">{name}</bdi> : <CodeText>{id ?? ''}</CodeText>}
    </p>
  );
}
