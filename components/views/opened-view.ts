import type { FilterSubjects } from '@/lib/metrics/find-unknown-subjects';
import type { ViewDto } from '@/lib/views/schema';

/** The view that a page of the dashboard shows. */
export interface OpenedViewState {
  // All that the person can open.
  views: readonly ViewDto[];
  // Null: the standard view.
  view: ViewDto | null;
  // The address names the view, or a default is open: links to other filters keep it.
  parameter: string | null;
  // The canonical query of the view's own filter.
  savedSearch: string;
  // Without effect where the address has a filter of its own.
  vanished: FilterSubjects;
}
