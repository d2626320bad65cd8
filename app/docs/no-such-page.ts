import { problemResponse } from '@/lib/api/problem';
import { requestIdOf } from '@/lib/api/request-id-of';
import { AppError } from '@/lib/errors';

export function noSuchPage(request: Request): Response {
  return problemResponse(
    new AppError('not_found', 'The documentation has no such page; /docs/llms.txt lists all.'),
    requestIdOf(request),
  );
}
