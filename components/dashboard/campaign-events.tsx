import type { ReactNode } from 'react';
import { formatCount, formatDay, formatDecimal, formatInstant, formatMoney } from '@/components/i18n/format';
import type { CampaignEvent, Explanation } from '@/lib/dashboard/explanation-schema';
import type { Locale } from '@/lib/i18n/routing';
import { ChangeArrow } from './change-arrow';
import type { FigurePanelLabels } from './figure-panel-labels';

const MILLION = 1_000_000;

interface EventsProps {
  explanation: Pick<Explanation, 'numerator'>;
  labels: FigurePanelLabels;
  locale: Locale;
  timeZone: string;
}

/** What is stored to have changed of a campaign. */
export function CampaignEvents({ events, ...props }: EventsProps & { events: readonly CampaignEvent[] }) {
  if (events.length === 0) return null;
  return (
    <ul>
      {events.map((event) => (
        <li key={JSON.stringify(event)}>
          <EventText event={event} {...props} />
        </li>
      ))}
    </ul>
  );
}

function EventText({ event, explanation, labels, locale, timeZone }: EventsProps & { event: CampaignEvent }) {
  const moved = (before: ReactNode, after: ReactNode) => (
    <>
      <bdi>{before}</bdi> <ChangeArrow label={labels.to} /> <bdi>{after}</bdi>
    </>
  );
  switch (event.kind) {
    case 'started':
    case 'ended':
      return (
        <>
          {labels.events[event.kind]} <bdi>{formatDay(event.day, locale)}</bdi>
        </>
      );
    case 'status':
      return (
        <>
          {moved(labels.statuses[event.before], labels.statuses[event.after])}{' '}
          <bdi>{formatInstant(event.at, locale, timeZone)}</bdi>
        </>
      );
    case 'budget': {
      const money = (amount: typeof event.before) => (amount ? formatMoney(amount, locale) : labels.unknown);
      return (
        <>
          {labels.events[event.budget]} {moved(money(event.before), money(event.after))}{' '}
          <bdi>{formatInstant(event.at, locale, timeZone)}</bdi>
        </>
      );
    }
    case 'restated': {
      const { unit, of } = explanation.numerator;
      const amount = (text: string | null) => {
        if (text === null) return labels.unknown;
        if (event.currency) return formatMoney({ amountMicros: text, currency: event.currency }, locale, 'rounded');
        return unit === 'millionths'
          ? formatDecimal(Number(text) / MILLION, locale, 1)
          : formatCount(Number(text), locale);
      };
      return (
        <>
          {labels.events.restated} {labels.sums[of]} {moved(amount(event.before), amount(event.after))}
        </>
      );
    }
  }
}
