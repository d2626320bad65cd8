import { expect, it } from 'vitest';
import { type AccountComparison, totalsCauses } from './totals-causes';

const now = new Date('2026-11-23T02:30:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const comparison: AccountComparison = {
  adAccountId: 'a',
  integrationId: 'i',
  platform: 'meta',
  name: 'Nakhla KSA',
  windowFrom: '2026-10-26',
  windowTo: '2026-11-22',
  accountSpendMicros: 1_000_000n,
  campaignsSpendMicros: 1_000_000n,
  accountImpressions: 1_000,
  campaignsImpressions: 1_000,
  comparedAt: hoursAgo(1),
};
const raised = (over: Partial<AccountComparison>) =>
  totalsCauses([{ ...comparison, ...over }], now).map(({ severity, values }) => [severity, values.percent]);

it.each([
  ['the same', {}, []],
  ['exactly 1 % less spend', { campaignsSpendMicros: 990_000n }, []],
  ['a hair over 1 % less spend', { campaignsSpendMicros: 989_999n }, [['warning', 1.1]]],
  ['more spend than the account', { campaignsSpendMicros: 1_050_000n }, [['warning', 5]]],
  ['exactly 10 %', { campaignsSpendMicros: 900_000n }, [['warning', 10]]],
  ['over 10 %', { campaignsSpendMicros: 899_999n }, [['urgent', 10.1]]],
  ['fewer impressions', { campaignsImpressions: 980 }, [['warning', 2]]],
  ['impressions that are not reported', { accountImpressions: null, campaignsImpressions: 980 }, []],
  ['an account without spend', { accountSpendMicros: 0n, campaignsSpendMicros: 1n }, [['urgent', 100]]],
  ['two days ago', { campaignsSpendMicros: 1n, comparedAt: hoursAgo(48) }, [['urgent', 100]]],
  ['longer ago', { campaignsSpendMicros: 1n, comparedAt: hoursAgo(48.01) }, []],
] as const)('%s', (_name, over, expected) => {
  expect(raised(over)).toEqual(expected);
});

it('the alert of a difference names the account and its integration, one per account', () => {
  const [cause, other] = totalsCauses(
    [
      { ...comparison, campaignsSpendMicros: 0n },
      { ...comparison, adAccountId: 'b', campaignsSpendMicros: 0n },
    ],
    now,
  );
  expect(cause).toMatchObject({ kind: 'totals_drift', subjectType: 'integration', subjectId: 'i' });
  expect(cause?.values).toEqual({ name: 'Nakhla KSA', platform: 'meta', percent: 100, days: 28 });
  expect(cause?.causeKey).not.toBe(other?.causeKey);
});
