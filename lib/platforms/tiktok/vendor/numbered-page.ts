import { tikTokError } from '../client';

interface NumberedPage {
  page_info: { page: number; total_page: number };
}

// The next page number, or null after the last. @throws VendorError cursor_repeated when TikTok answers another page
export function pageAfter(page: number, answer: NumberedPage, endpoint: string): number | null {
  if (answer.page_info.page !== page) throw tikTokError('transient', 'cursor_repeated', endpoint);
  return page < answer.page_info.total_page ? page + 1 : null;
}
