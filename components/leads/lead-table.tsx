import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { formatInstant } from '@/components/i18n/format';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import type { LeadDto } from '@/lib/leads/schema';
import { EraseLeadForm } from './erase-lead-form';
import { LeadConsents } from './lead-consents';
import { LeadPerson } from './lead-person';
import { LeadSource } from './lead-source';
import { pickContact } from './pick-contact';

interface LeadTableProps {
  leads: LeadDto[];
  orgId: string;
  timeZone: string;
  // Null: the reader may not erase.
  eraseAction: FormAction | null;
}

export function LeadTable({ leads, orgId, timeZone, eraseAction }: LeadTableProps) {
  const t = useTranslations('leads');
  return (
    // Relative: screen-reader texts are positioned and would make the page scroll sideways.
    <DataTable caption={t('title')} className="relative">
      <thead>
        <tr>
          <ColumnHeading>{t('columns.person')}</ColumnHeading>
          <ColumnHeading className="hidden md:table-cell">{t('columns.source')}</ColumnHeading>
          <ColumnHeading className="hidden lg:table-cell">{t('columns.consent')}</ColumnHeading>
          <ColumnHeading className="hidden sm:table-cell">{t('columns.submitted')}</ColumnHeading>
          {eraseAction ? (
            <ColumnHeading>
              <span className="sr-only">{t('columns.actions')}</span>
            </ColumnHeading>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {leads.map((lead) => (
          <LeadRow key={lead.id} lead={lead} orgId={orgId} timeZone={timeZone} eraseAction={eraseAction} />
        ))}
      </tbody>
    </DataTable>
  );
}

function LeadRow({ lead, orgId, timeZone, eraseAction }: Omit<LeadTableProps, 'leads'> & { lead: LeadDto }) {
  const locale = useLocale();
  const contact = lead.answers && pickContact(lead.answers);
  const at = lead.submittedAt ?? lead.receivedAt;
  return (
    // Deliveries link to this row.
    <tr id={lead.id} className="target:bg-accent-soft hover:bg-canvas">
      <Cell className="align-top">
        <LeadPerson lead={lead} contact={contact} />
        <div className="mt-2 grid gap-2 text-xs lg:hidden">
          <time dateTime={at} className="text-muted sm:hidden">
            {formatInstant(at, locale, timeZone)}
          </time>
          <div className="md:hidden">
            <LeadSource lead={lead} />
          </div>
          <LeadConsents consents={lead.consents} />
        </div>
      </Cell>
      <Cell className="hidden align-top md:table-cell">
        <LeadSource lead={lead} />
      </Cell>
      <Cell className="hidden min-w-40 align-top lg:table-cell">
        <LeadConsents consents={lead.consents} />
      </Cell>
      <Cell className="hidden align-top whitespace-nowrap sm:table-cell">
        <time dateTime={at} className="leading-6">
          {formatInstant(at, locale, timeZone)}
        </time>
      </Cell>
      {eraseAction ? (
        <Cell end className="align-top">
          {lead.answersMissing === 'erased' ? null : (
            <EraseLeadForm action={eraseAction} orgId={orgId} leadId={lead.id} name={contact?.name ?? null} />
          )}
        </Cell>
      ) : null}
    </tr>
  );
}
