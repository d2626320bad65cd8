/** Words of the spend-and-return chart in the reader's language. */
export interface SpendReturnLabels {
  /** What the chart shows, for those who cannot see it. */
  summary: string;
  spend: string;
  value: string;
  /** Stands where nothing is known of a day. */
  unknown: string;
}
