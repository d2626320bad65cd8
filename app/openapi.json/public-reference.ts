import { type Reference, toReference } from '@/lib/docs/reference';
import { env } from '@/lib/env';
import { publicDocument } from './public-document';

let reference: Reference | undefined;

/** The document does not change while the server runs. */
export function publicReference(): Reference {
  reference ??= toReference(publicDocument(), new URL(env().AUTH_URL).origin);
  return reference;
}
