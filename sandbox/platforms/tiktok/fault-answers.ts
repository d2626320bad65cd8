import { z } from 'zod';
import type { Fault } from '../../fault-schema';
import type { FaultAnswers, SandboxRequest } from '../../sandbox-platform';
import { fail } from './envelope';

/** TikTok sends no time to wait; the text alone indicates it. */
function rateLimited({ code, retryAfterSeconds }: Fault) {
  if (code === 429) return { status: 429, headers: { 'content-type': 'text/plain' }, body: 'Too Many Requests' };
  const limit = retryAfterSeconds <= 10 ? 'QPS' : retryAfterSeconds <= 300 ? 'per-minute' : 'daily';
  return fail(code ?? 40100, `Too many requests: the ${limit} limit of the app has been reached. Please retry later.`);
}

const numbered = z.looseObject({ data: z.looseObject({ page_info: z.looseObject({ page: z.number() }) }) });
const byCursor = z.looseObject({ data: z.looseObject({ videos: z.array(z.unknown()) }) });

const afterEveryPost = 9_999_999_999_999;

/** The answer with the number, or a cursor, of the page of the request. */
function repeatCursor(answer: unknown, request: SandboxRequest): unknown {
  const page = numbered.safeParse(answer).data;
  if (page) {
    const { page_info: info } = page.data;
    return { ...page, data: { ...page.data, page_info: { ...info, page: info.page - 1 } } };
  }
  const videos = byCursor.safeParse(answer).data;
  if (!videos) return answer;
  const cursor = Number(request.query.get('cursor') ?? afterEveryPost);
  return { ...videos, data: { ...videos.data, has_more: true, cursor } };
}

export const tiktokFaultAnswers: FaultAnswers = {
  rateLimited,
  repeatCursor,
  serverError: () => fail(50000, 'System error. Please try again later.', 500),
  expiredToken: () => fail(40102, 'Access token is expired.'),
  revokedToken: () => fail(40105, 'Access token is incorrect or has been revoked.'),
  permissionMissing: () => fail(40001, 'No permission to operate this advertiser.'),
};
