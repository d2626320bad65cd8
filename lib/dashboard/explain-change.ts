import { groupBy } from '@/lib/group-by';
import { sumRows } from './advertising-totals';
import { comparedRows } from './build-advertising';
import { contributions } from './contributions';
import { type ExplainedFigure, type FigureSum, formulas } from './explained-figures';
import type { Explanation } from './explanation-schema';
import { amountOf, countedSums } from './figure-sides';
import type { FigurePart } from './read-figure-parts';

type Contributors = Pick<NonNullable<Explanation['change']>, 'platforms' | 'accounts' | 'otherAccounts'>;

const NAMED_ACCOUNTS = 5;

/** What each platform and account adds to the change of the figure, over the compared days. */
export function explainChange(parts: readonly FigurePart[], figure: ExplainedFigure): Contributors {
  const { current, previous, withoutMoneyOf } = comparedRows(parts);
  const { numerator, denominator, factor } = formulas[figure];
  const sidesOf = (rows: readonly FigurePart[]) => {
    const sums = countedSums(figure, sumRows(rows, withoutMoneyOf));
    const amount = (name: FigureSum | null) => (name === null ? 0 : amountOf(name, sums));
    return { top: factor * amount(numerator), bottom: amount(denominator) };
  };
  const byKey = <K>(keyOf: (part: FigurePart) => K) => {
    const now = groupBy(current, keyOf);
    const before = groupBy(previous, keyOf);
    const compared = [...new Set([...now.keys(), ...before.keys()])].map((of) => ({
      of,
      now: sidesOf(now.get(of) ?? []),
      before: sidesOf(before.get(of) ?? []),
    }));
    return contributions(compared, denominator !== null);
  };
  const named = new Map(parts.map((part) => [part.accountId, part]));
  const accounts = byKey(({ accountId }) => accountId).flatMap(({ of, change }) => {
    const account = named.get(of);
    if (!account) return [];
    return [{ accountId: of, accountName: account.accountName, platform: account.platform, change }];
  });
  const others = accounts.slice(NAMED_ACCOUNTS);
  return {
    platforms: byKey(({ platform }) => platform).map(({ of, change }) => ({ platform: of, change })),
    accounts: accounts.slice(0, NAMED_ACCOUNTS),
    otherAccounts:
      others.length > 0
        ? { accounts: others.length, change: others.reduce((sum, { change }) => sum + change, 0) }
        : null,
  };
}
