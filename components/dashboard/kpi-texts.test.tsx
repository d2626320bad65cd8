import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { KpiProgress } from '@/lib/kpis/schema';
import { verdict } from '@/lib/kpis/verdict';
import { moneyDto } from '@/lib/metrics/money-dto';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { KpiSection } from './kpi-section';
import { Verdict } from './verdict';

const spend: KpiProgress = {
  id: '1',
  metric: 'spend',
  direction: 'at_most',
  target: 1_900_000,
  actual: 1_760_000,
  expectedToDate: 1_836_667,
  currency: 'SAR',
  scope: null,
  repeats: 'monthly',
  startsOn: '2026-11-01',
  endsOn: '2026-11-30',
  countedTo: '2026-11-29',
  projection: { end: 1_840_000, low: 1_820_000, high: 1_860_000, neededPerDay: 140_000, days: 1 },
  projectionMissing: null,
  status: 'on_track',
};
const conversions: KpiProgress = {
  ...spend,
  id: '2',
  metric: 'conversions',
  direction: 'at_least',
  currency: null,
  target: 13_000,
  actual: 12_091,
  expectedToDate: 12_567,
  projection: { end: 12_740, low: 12_600, high: 12_880, neededPerDay: 303, days: 3 },
  status: 'behind',
};
const ofPeriod = {
  from: '2026-11-01',
  to: '2026-11-30',
  spend: moneyDto(1_760_000n * 1_000_000n, 'SAR'),
  compared: { current: moneyDto(90n, 'SAR'), previous: moneyDto(100n, 'SAR') },
};

// The text alone; spaces of number formats are plain.
function shown(locale: 'en' | 'ar', content: ReactNode): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ar} timeZone="UTC">
      {content}
    </NextIntlClientProvider>,
  );
  return markup
    .replace(/<[^>]+>/g, '')
    .replace(/[\u00a0\u200f\u200e]/g, ' ')
    .replace(/ +/g, ' ');
}

describe('the verdict line', () => {
  it('says in both languages where the targets end', () => {
    const data = verdict([spend, conversions], ofPeriod);
    expect(shown('en', <Verdict verdict={data} />)).toBe(
      'November 2026: Spend SAR 1.76M of SAR 1.9M; ends near SAR 1.84M, 3.2% under the limit. ' +
        'Conversions 12,091 of 13,000; ends near 12,740, 2.0% short of the target.',
    );
    const arabic = shown('ar', <Verdict verdict={data} />);
    expect(arabic).toContain('نوفمبر 2026: الإنفاق: 1.76 مليون');
    expect(arabic).toContain('التحويلات: 12,091 من 13,000، والنهاية المتوقعة قرب 12,740، أقل من الهدف بنسبة 2.0');
  });

  it('names the period of each target that has another one', () => {
    const decade = { ...conversions, startsOn: '2026-11-21' };
    expect(shown('en', <Verdict verdict={verdict([spend, decade], ofPeriod)} />)).toMatch(
      /limit\. 21–30 Nov 2026: Conversions/,
    );
  });

  it('names the platform or account that a target is for', () => {
    const scope = { kind: 'account', accountId: '3', name: 'نجد', platform: 'meta' } as const;
    const text = shown('en', <Verdict verdict={verdict([{ ...conversions, scope }], ofPeriod)} />);
    expect(text).toContain('Conversions of \u2068نجد\u2069 on Meta 12,091 of 13,000');
  });

  it('names the label of the campaigns that a target is for, in both languages', () => {
    const scope = { kind: 'label', labelId: '4', name: 'رمضان' } as const;
    const data = verdict([{ ...conversions, scope }], ofPeriod);
    expect(shown('en', <Verdict verdict={data} />)).toContain('Conversions of “\u2068رمضان\u2069” campaigns 12,091');
    expect(shown('ar', <Verdict verdict={data} />)).toContain('التحويلات ضمن حملات «\u2068رمضان\u2069»: 12,091');
  });

  it('says what was reached where there is no projection', () => {
    const without = { ...conversions, projection: null };
    const over = verdict([{ ...without, projectionMissing: 'period_over' }], ofPeriod);
    expect(shown('en', <Verdict verdict={over} />)).toContain('Conversions ended at 12,091 of 13,000.');
    const few = verdict([{ ...without, projectionMissing: 'not_enough_days' }], ofPeriod);
    expect(shown('en', <Verdict verdict={few} />)).toContain('Conversions 12,091 of 13,000.');
    const first = verdict([{ ...conversions, actual: null }], ofPeriod);
    expect(shown('en', <Verdict verdict={first} />)).toContain('Conversions: ends near 12,740 of 13,000, 2.0% short');
  });

  it('compares the spend of the period without targets', () => {
    const data = verdict([], ofPeriod);
    expect(shown('en', <Verdict verdict={data} />)).toBe(
      'November 2026: Spend SAR 1.76M, 10.0% less than in the period compared.',
    );
    expect(shown('ar', <Verdict verdict={data} />)).toContain('أقل من فترة المقارنة بنسبة 10.0');
    const alone = verdict([], { ...ofPeriod, compared: null });
    expect(shown('en', <Verdict verdict={alone} />)).toBe('November 2026: Spend SAR 1.76M.');
    expect(shown('en', <Verdict verdict={{ kind: 'nothing' }} />)).toBe('');
  });
});

describe('the targets on the dashboard', () => {
  it('say where they end, how far that is from the target, and what each day needs', () => {
    const text = shown('en', <KpiSection kpis={[spend, conversions]} settingsHref="/settings" />);
    expect(text).toContain(
      'Ends near SAR 1.84M (SAR 1.82M to SAR 1.86M) · 3.2% under the limit · leaves SAR 140,000 a day for 1 day',
    );
    expect(text).toContain(
      'Ends near 12,740 (12,600 to 12,880) · 2.0% short of the target · needs 303 a day for 3 days',
    );
    const arabic = shown('ar', <KpiSection kpis={[conversions]} settingsHref="/settings" />);
    expect(arabic).toContain('النهاية المتوقعة قرب 12,740 (من 12,600 إلى 12,880)');
    expect(arabic).toContain('يلزم 303 يوميًا خلال 3 أيام');
  });

  it('say that a projection needs 14 days, and compare with an even pace until then', () => {
    const young = { ...conversions, projection: null, projectionMissing: 'not_enough_days' as const };
    const text = shown('en', <KpiSection kpis={[young]} settingsHref="/settings" />);
    expect(text).toContain('No projection yet: it needs figures of 14 complete days.');
    expect(text).toContain('at an even pace by 29 Nov: 12,567');
    const over = { ...young, projectionMissing: 'period_over' as const };
    expect(shown('en', <KpiSection kpis={[over]} settingsHref="/settings" />)).not.toContain('No projection');
  });
});
