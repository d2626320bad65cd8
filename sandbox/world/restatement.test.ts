import { expect, it } from 'vitest';
import { platformIds } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';
import { maturity, restatementDays } from './restatement';

it("a day's conversions grow with every day until they are final", () => {
  const shares = Array.from({ length: restatementDays + 2 }, (_, age) => maturity(age));
  for (const [age, share] of shares.slice(1, restatementDays + 1).entries()) {
    expect(share, `age ${age + 1}`).toBeGreaterThan(shares[age] ?? 1);
  }
  expect(shares.slice(restatementDays)).toEqual([1, 1]);
});

// A shorter look-back stores conversions that are never completed, visible once the account's day changes.
it.each(platformIds)('every sync of %s re-reads the days of which conversions still change', (id) => {
  const { lookbackDays } = platformDefinition(id);
  expect(lookbackDays).toBeGreaterThanOrEqual(restatementDays);
});
