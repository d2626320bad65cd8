import { useLocale, useTranslations } from 'next-intl';
import { formatDayRange } from '@/components/i18n/format';
import { Badge, type Tone } from '@/components/ui/badge';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { SyncRunDetail } from '@/lib/sync/schema';

type Step = SyncRunDetail['steps'][number];
// dropped: still open when the run ended.
type StepState = Step['status'] | 'dropped';

const tones: Record<StepState, Tone> = { open: 'accent', done: 'positive', failed: 'negative', dropped: 'neutral' };
const failedFirst: Record<Step['status'], number> = { failed: 0, open: 1, done: 2 };

export function RunSteps({ steps, ended }: { steps: Step[]; ended: boolean }) {
  const t = useTranslations('syncs.run');
  if (steps.length === 0) return <EmptyState title={ended ? t('noSteps') : t('stepsUnknown')} />;
  return (
    <DataTable caption={t('steps')}>
      <thead>
        <tr>
          <ColumnHeading>{t('step')}</ColumnHeading>
          <ColumnHeading className="hidden sm:table-cell">{t('window')}</ColumnHeading>
          <ColumnHeading>{t('state')}</ColumnHeading>
        </tr>
      </thead>
      <tbody>
        {steps
          .toSorted((one, other) => failedFirst[one.status] - failedFirst[other.status])
          .map((step, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no ids, and their order is fixed
            <StepRow key={place} step={step} state={step.status === 'open' && ended ? 'dropped' : step.status} />
          ))}
      </tbody>
    </DataTable>
  );
}

function StepRow({ step: { kind, subject, window, error, warnings }, state }: { step: Step; state: StepState }) {
  const t = useTranslations('syncs');
  const none = useTranslations('common')('none');
  const locale = useLocale();
  const days = window ? formatDayRange(window.from, window.to, locale) : null;
  return (
    <tr>
      <Cell className="align-top">
        <p className="font-medium">{t(`stepKinds.${kind}`)}</p>
        {subject ? (
          <p dir="auto" title={subject} className="max-w-96 text-match-parent text-xs wrap-anywhere text-muted">
            {subject}
          </p>
        ) : null}
        {days ? <p className="text-xs text-muted tabular-nums sm:hidden">{days}</p> : null}
      </Cell>
      <Cell className="hidden align-top whitespace-nowrap text-muted tabular-nums sm:table-cell">{days ?? none}</Cell>
      <Cell className="align-top">
        <Badge tone={warnings.length > 0 && state === 'done' ? 'warning' : tones[state]} dot>
          {t(`stepStates.${state}`)}
        </Badge>
        {error ? <p className="mt-1 max-w-96 text-xs text-pretty text-muted">{error.message}</p> : null}
        {warnings.map(({ code, message }) => (
          <p key={code} className="mt-1 max-w-96 text-xs text-pretty text-muted">
            {message}
          </p>
        ))}
      </Cell>
    </tr>
  );
}
