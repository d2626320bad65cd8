import en from '@/messages/en.json';

type DeliveryErrorKey = `deliveryErrors.${keyof typeof en.deliveryErrors}` | `syncErrors.${keyof typeof en.syncErrors}`;

/** A code of a later version gets the general text. */
export function deliveryErrorKey(code: string): DeliveryErrorKey {
  if (isKey(en.deliveryErrors, code)) return `deliveryErrors.${code}`;
  if (isKey(en.syncErrors, code)) return `syncErrors.${code}`;
  return 'deliveryErrors.unknown';
}

function isKey<T extends object>(texts: T, code: string): code is string & keyof T {
  return Object.hasOwn(texts, code);
}
