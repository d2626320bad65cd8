import { groupBy } from '@/lib/group-by';
import { fraction } from '@/lib/metrics/ratios';
import { decimalFromMicros, microsFromDecimal } from '@/lib/money';
import { sumRows } from './advertising-totals';
import { comparedRows } from './build-advertising';
import { campaignEvents } from './campaign-events';
import {
  type Compared,
  type Contribution,
  contributionScale,
  contributions,
  mainContributions,
  sizeOf,
} from './contributions';
import type { ExplainedFigure, Formula } from './explained-figures';
import type { Explanation } from './explanation-schema';
import { changeText, sidesOf, units } from './figure-sides';
import type { CampaignContributions } from './read-campaign-contributions';
import type { CampaignHistory } from './read-campaign-histories';
import type { FigurePart } from './read-figure-parts';

type Change = NonNullable<Explanation['change']>;
type Contributors = Omit<Change, 'current' | 'previous'>;

interface ChangeInput {
  parts: readonly FigurePart[];
  figure: ExplainedFigure;
  formula: Formula;
  unit: Explanation['unit'];
  // The figure over the compared days of both periods.
  values: Pick<Change, 'current' | 'previous'>;
  moved: CampaignContributions;
  histories: ReadonlyMap<string, CampaignHistory>;
  currency: string;
}

// Each day is rounded to a micro, so that the same rate gives averages that differ by less.
const ROUNDING = 1e-6;

/** The sums that a figure divides, over the compared days. */
export function comparedSides(parts: readonly FigurePart[], figure: ExplainedFigure): Compared {
  const { current, previous, withoutMoneyOf } = comparedRows(parts);
  return {
    now: sidesOf(figure, sumRows(current, withoutMoneyOf)),
    before: sidesOf(figure, sumRows(previous, withoutMoneyOf)),
  };
}

/** What each platform, account and campaign adds to the change of a figure, with what is stored to have changed there. */
export function explainChange(input: ChangeInput): Contributors {
  const { parts, figure, formula, unit, values, moved, histories, currency } = input;
  const isRatio = formula.denominator !== null;
  const all = comparedSides(parts, figure);
  const scale = contributionScale(all, isRatio);
  if (scale === null) {
    return { platforms: [], accounts: [], otherAccounts: null, campaigns: [], otherCampaigns: null };
  }
  const { withoutMoneyOf } = comparedRows(parts);
  const byKey = <K>(keyOf: (part: FigurePart) => K) => {
    const groups = groupBy(
      parts.filter((part) => part.comparable),
      keyOf,
    );
    const sides = (group: readonly FigurePart[], isCurrent: boolean) =>
      sidesOf(
        figure,
        sumRows(
          group.filter(({ current }) => current === isCurrent),
          withoutMoneyOf,
        ),
      );
    return contributions(
      [...groups].map(([of, group]) => ({ of, now: sides(group, true), before: sides(group, false) })),
      all,
      isRatio,
    );
  };
  const platforms = byKey(({ platform }) => platform);
  const accounts = byKey(({ accountId }) => accountId);
  const movement = accounts.reduce((sum, one) => sum + Number(sizeOf(one)), 0);
  const mainAccounts = mainContributions(accounts, movement);
  const named = new Map(parts.map((part) => [part.accountId, part]));
  const largest = moved.largest.map(({ campaignId, ...compared }) => ({ of: campaignId, ...compared }));
  const mainCampaigns = mainContributions(contributions(largest, all, isRatio), moved.movement);
  const otherAccounts = accounts.length - mainAccounts.length;
  const otherCampaigns = moved.campaigns - mainCampaigns.length;
  const total = isRatio
    ? all.now.top * all.before.bottom - all.before.top * all.now.bottom
    : all.now.top - all.before.top;
  const textsOf = (main: readonly Contribution<unknown>[], others: number) => {
    const weights = main.map(({ weight }) => weight);
    if (unit !== 'ratio') {
      const moved = smallest(values.current, formula) - smallest(values.previous, formula);
      const amounts = weights.map((weight) => smallest(changeText(formula, weight, scale), formula));
      const { kept, rest } = addingUp(amounts, moved, others);
      return { texts: kept.map((amount) => toText(amount, formula)), rest: toText(rest, formula) };
    }
    const { kept, rest } = addingUp(weights, total, others);
    return {
      texts: kept.map((weight) => changeText(formula, weight, scale)),
      rest: changeText(formula, rest, scale),
    };
  };
  const ofPlatforms = textsOf(platforms, 0);
  const ofAccounts = textsOf(mainAccounts, otherAccounts);
  const ofCampaigns = textsOf(mainCampaigns, otherCampaigns);
  return {
    platforms: platforms.map(({ of }, index) => ({ platform: of, change: ofPlatforms.texts[index] ?? '0' })),
    accounts: mainAccounts.flatMap(({ of }, index) => {
      const account = named.get(of);
      if (!account) return [];
      const { accountName, platform } = account;
      const rate = changedRate(parts, of, withoutMoneyOf, formula, currency);
      return [{ accountId: of, accountName, platform, change: ofAccounts.texts[index] ?? '0', rate }];
    }),
    otherAccounts: otherAccounts > 0 ? { accounts: otherAccounts, change: ofAccounts.rest } : null,
    campaigns: mainCampaigns.flatMap(({ of }, index) => {
      const history = histories.get(of);
      if (!history) return [];
      const { campaignId, name: campaignName, accountName, platform } = history;
      const events = campaignEvents(history, formula.numerator);
      const changesFrom = new Date(history.changesFrom).toISOString();
      const change = ofCampaigns.texts[index] ?? '0';
      return [{ campaignId, campaignName, accountName, platform, change, events, changesFrom }];
    }),
    otherCampaigns: otherCampaigns > 0 ? { campaigns: otherCampaigns, change: ofCampaigns.rest } : null,
  };
}

/** What rounding leaves of the total is with the others or, without any, with the largest. */
function addingUp(amounts: readonly bigint[], total: bigint, others: number): { kept: bigint[]; rest: bigint } {
  const rest = total - amounts.reduce((sum, amount) => sum + amount, 0n);
  const kept = amounts.map((amount, index) => (others === 0 && index === 0 ? amount + rest : amount));
  return { kept, rest };
}

function toText(amount: bigint, formula: Formula): string {
  return isOfConversions(formula) ? decimalFromMicros(amount) : amount.toString();
}

/** In whole micros, units or millionths of a conversion. */
function smallest(text: string | null, formula: Formula): bigint {
  return isOfConversions(formula) ? microsFromDecimal(text ?? '0') : BigInt(text ?? '0');
}

function isOfConversions({ numerator, denominator }: Formula): boolean {
  return numerator === 'conversions' && denominator === null;
}

/** The rates of an account, averages by its spend, where they moved an amount of money. */
function changedRate(
  parts: readonly FigurePart[],
  accountId: string,
  withoutMoneyOf: ReadonlySet<string>,
  { numerator }: Formula,
  currency: string,
): Change['accounts'][number]['rate'] {
  const own = parts.filter(
    (part) => part.accountId === accountId && part.comparable && part.priced && !withoutMoneyOf.has(part.currency),
  );
  const native = own[0]?.currency;
  if (units[numerator] !== 'micros' || native === undefined || native === currency) return null;
  const rateOf = (isCurrent: boolean) => {
    const days = own.filter((part) => part.current === isCurrent && part.currency === native);
    const spent = days.reduce((sum, part) => sum + part.native.spendMicros, 0n);
    const converted = days.reduce((sum, part) => sum + part.sums.spendMicros, 0n);
    return spent > 0n ? fraction(converted, spent) : null;
  };
  const [before, after] = [rateOf(false), rateOf(true)];
  if (before === null || after === null || Math.abs(after - before) <= before * ROUNDING) return null;
  return { currency: native, before, after };
}
