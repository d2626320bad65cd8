import { decimalFromMicros, microsFromDecimal } from '@/lib/money';
import type { ConversionChoice, RemoteAction, RemoteDailyMetrics } from './platform';

type ActionFigures = Pick<RemoteDailyMetrics, 'actions' | 'conversions' | 'conversionValueMicros'>;

/** The actions of a row that report anything, and their sums by the platform's default choice. */
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
    .reduce<bigint | null>((sum, { valueMicros }) => (valueMicros === null ? sum : (sum ?? 0n) + valueMicros), null);
}
