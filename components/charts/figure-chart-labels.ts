export interface FigureChartLabels {
  // Of the whole drawing, for screen readers.
  summary: string;
  figure: string;
  previous: string;
  unknown: string;
  today: string;
  day: string;
  asTable: string;
  empty: string;
  // Of a mark: before its days.
  annotations: string;
}
