import { unexpectedBody } from './body-cap';
import { readRawBody } from './read-raw-body';

/**
 * An empty JSON object is accepted, since some HTTP libraries send one with every change.
 * @throws AppError `invalid_input` for another body; `payload_too_large`, `request_timeout`
 */
export async function requireNoBody(request: Request): Promise<undefined> {
  const text = (await readRawBody(request)).toString('utf8').trim();
  if (text !== '' && !/^\{\s*\}$/.test(text)) throw unexpectedBody();
}
