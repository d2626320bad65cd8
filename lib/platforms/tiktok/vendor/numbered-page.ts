import { tikTokError } from '../client';

/** A page of a listing that TikTok counts by numbers. */
interface NumberedPage {
  page_info: { page: number; total_page: number };
}

/**
 * Number of the page after `page`, or null after the last.
 * @throws VendorError cursor_repeated when TikTok answered with another page than the one asked for
 */
export function pageAfter(page: number, answer: NumberedPage, endpoint: string): number | null {
  // It may be a passing fault of the platform's, so the same page is worth asking for again.
  if (answer.page_info.page !== page) throw tikTokError('transient', 'cursor_repeated', endpoint);
  return page < answer.page_info.total_page ? page + 1 : null;
}
