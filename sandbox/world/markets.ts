import type { Market } from './model';

/** Amounts in major units of the account's currency. */
export function gulf(costPerMille: number, basket: number): Market {
  return { weekend: 'friday-saturday', costPerMille, basket };
}
