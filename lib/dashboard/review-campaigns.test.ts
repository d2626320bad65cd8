import { describe, expect, it } from 'vitest';
import { lastMatureDay, type ReviewedCampaign, reviewBudget, reviewCampaign, worstFirst } from './review-campaigns';

const units = (amount: number) => BigInt(amount) * 1_000_000n;
const usual = { overall: units(50), ofPlatform: new Map([['meta', units(40)]] as const) };

function campaign(over: Partial<Record<'spend' | 'conversions' | 'value', number>> & Partial<ReviewedCampaign>) {
  const { spend = 0, conversions = 0, value, ...rest } = over;
  return {
    ...{ id: 'c', platform: 'meta' as const, currency: 'SAR', tracked: true },
    ...{ spendMicros: units(spend), convertedMicros: units(spend), conversionsMicros: units(conversions) },
    ...{ valueMicros: value === undefined ? null : units(value), ...rest },
  };
}
const reviewOf = (...args: Parameters<typeof campaign>) =>
  reviewCampaign(campaign(...args), usual).map(({ reason, atStakeMicros }) => [reason, atStakeMicros]);

describe('the review of a campaign', () => {
  it('names spend without conversions from twice the usual CPA on, where conversions are tracked', () => {
    expect(reviewOf({ spend: 100 })).toEqual([['spend_without_conversions', units(100)]]);
    expect(reviewOf({ spend: 99 })).toEqual([]);
    expect(reviewOf({ spend: 100, tracked: false })).toEqual([]);
    expect(reviewCampaign(campaign({ spend: 100 }), { ...usual, overall: null })).toEqual([]);
  });

  it('names a CPA of 1.5 times that of its platform once the excess is one usual CPA', () => {
    expect(reviewOf({ spend: 120, conversions: 2 })).toEqual([['cpa_above_usual', units(40)]]);
    expect(reviewOf({ spend: 60, conversions: 1 })).toEqual([]);
    expect(reviewOf({ spend: 590, conversions: 10 })).toEqual([]);
    expect(reviewOf({ spend: 600, conversions: 10 })).toEqual([['cpa_above_usual', units(200)]]);
  });

  it('names a return below one only where a value is reported, also without a rate', () => {
    expect(reviewOf({ spend: 50, conversions: 2, value: 20 })).toEqual([['roas_below_one', units(30)]]);
    expect(reviewOf({ spend: 50, conversions: 2, value: 50 })).toEqual([]);
    expect(reviewOf({ spend: 50, conversions: 2 })).toEqual([]);
    expect(reviewOf({ spend: 50, conversions: 2, value: 20, convertedMicros: null })).toEqual([
      ['roas_below_one', null],
    ]);
  });

  it('names a lifetime budget that ends before its time, with what was spent ahead of an even pace', () => {
    const now = new Date('2026-06-06T00:00:00Z');
    const budget = {
      ...{ id: 'c', platform: 'meta' as const, currency: 'SAR', budgetMicros: units(1000), usedMicros: units(900) },
      ...{ startsAt: new Date('2026-06-01T00:00:00Z'), endsAt: new Date('2026-06-11T00:00:00Z') },
    };
    const same = (micros: bigint) => micros;
    expect(reviewBudget(budget, same, now)).toEqual({ id: 'c', reason: 'budget_gone', atStakeMicros: units(400) });
    expect(reviewBudget({ ...budget, usedMicros: units(899) }, same, now)).toBeNull();
    expect(reviewBudget(budget, same, new Date('2026-06-10T00:00:00Z'))).toBeNull();
  });

  it('lists a campaign once, by its largest stake, and those without a rate last', () => {
    const review = (id: string, reason: 'roas_below_one' | 'budget_gone', atStakeMicros: bigint | null) => ({
      ...{ id, reason, atStakeMicros },
    });
    const reviews = [
      review('unpriced', 'roas_below_one', null),
      review('small', 'roas_below_one', 5n),
      review('large', 'roas_below_one', 7n),
      review('large', 'budget_gone', 9n),
    ];
    expect(worstFirst(reviews).map(({ id, reason }) => [id, reason])).toEqual([
      ['large', 'budget_gone'],
      ['small', 'roas_below_one'],
      ['unpriced', 'roas_below_one'],
    ]);
  });

  it('gives no verdict on the last two complete days', () => {
    expect(lastMatureDay('2026-06-10')).toBe('2026-06-07');
  });
});
