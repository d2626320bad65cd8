import type { Market } from './model';

/** A market of the Gulf, where the weekend is Friday and Saturday. Amounts in major units of the account's currency. */
export function gulf(costPerMille: number, basket: number): Market {
  return { weekend: 'friday-saturday', costPerMille, basket };
}
