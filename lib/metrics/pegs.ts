import type { Rate } from './rate';

/**
 * Official fixed rates to the US dollar: 1 dollar = this much of the currency, as its central bank states it. All are
 * older than any report date the product can hold, so no organization needs to enter them. Kuwait's dinar follows a
 * basket and has no peg.
 */
export const dollarPegs: Readonly<Record<string, Rate>> = {
  // 3.75 riyals since 1986, Saudi Central Bank: https://www.sama.gov.sa
  SAR: { numerator: 375n, denominator: 100n },
  // 3.6725 dirhams since 1997, Central Bank of the UAE: https://www.centralbank.ae
  AED: { numerator: 36_725n, denominator: 10_000n },
  // 3.64 riyals, Amiri decree 34 of 2001, Qatar Central Bank: https://www.qcb.gov.qa
  QAR: { numerator: 364n, denominator: 100n },
  // 0.376 dinars since 2001, Central Bank of Bahrain: https://www.cbb.gov.bh
  BHD: { numerator: 376n, denominator: 1000n },
  // Stated the other way round: 1 rial = 2.6008 dollars since 1986 (0.384497… rials a dollar), https://cbo.gov.om
  OMR: { numerator: 10_000n, denominator: 26_008n },
};
