import { decimalFromMicros, microsFromDecimal } from '@/lib/money';
import type { ConversionChoice, RemoteAction, RemoteDailyMetrics } from './platform';

type ActionFigures = Pick<RemoteDailyMetrics, 'actions' | 'conversions' | 'conversionValueMicros'>;

/** The actions of a row that report anything, and their sums by a choice. */
export function toActionFigures(reported: readonly RemoteAction[], choice: ConversionChoice): ActionFigures {
  const actions = reported.filter(({ conversions, valueMicros }) => valueMicros !== null || !isZero(conversions));
  return {
    actions,
    conversions: countActions(actions, choice.conversions),
    conversionValueMicros: sumValues(actions, choice.sales),
  };
}

const isZero = (conversions: string) => microsFromDecimal(conversions) === 0n;

function countActions(actions: readonly RemoteAction[], counted: readonly string[]): string {
  const chosen = actions.filter(({ action }) => counted.includes(action));
  return decimalFromMicros(chosen.reduce((sum, { conversions }) => sum + microsFromDecimal(conversions), 0n));
}

// Null: no sale has a value, which is not zero.
function sumValues(actions: readonly RemoteAction[], sales: readonly string[]): bigint | null {
  return actions
    .filter(({ action }) => sales.includes(action))
    .reduce<bigint | null>((sum, { valueMicros }) => plusValue(sum, valueMicros), null);
}

const plusValue = (sum: bigint | null, more: bigint | null) => (more === null ? sum : (sum ?? 0n) + more);

/** Figures of an action while rows of a day are added up. Platforms report fractions of conversions. */
export interface ActionSum {
  conversionMillionths: bigint;
  // Null: not reported.
  valueMicros: bigint | null;
}

/** By name of the action. */
export type ActionSums = Readonly<Record<string, ActionSum>>;

export function plusAction(sums: ActionSums, action: string, more: ActionSum): ActionSums {
  const sum = sums[action] ?? { conversionMillionths: 0n, valueMicros: null };
  const conversionMillionths = sum.conversionMillionths + more.conversionMillionths;
  return { ...sums, [action]: { conversionMillionths, valueMicros: plusValue(sum.valueMicros, more.valueMicros) } };
}

export const isEmpty = ({ conversionMillionths, valueMicros }: ActionSum) => !conversionMillionths && !valueMicros;

export function toActions(sums: ActionSums): RemoteAction[] {
  return Object.entries(sums).map(([action, { conversionMillionths, valueMicros }]) => ({
    action,
    conversions: decimalFromMicros(conversionMillionths),
    valueMicros,
  }));
}

/** From two figures of a row. `conversions` null or undefined: not reported. */
export function toActionSum(conversions: string | null | undefined, valueMicros: bigint | null = null): ActionSum {
  return { conversionMillionths: microsFromDecimal(conversions ?? '0'), valueMicros };
}
