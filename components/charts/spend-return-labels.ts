export interface SpendReturnLabels {
  summary: string;
  spend: string;
  value: string;
  unknown: string;
}
