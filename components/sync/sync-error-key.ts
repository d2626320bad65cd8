import en from '@/messages/en.json';

export type SyncErrorKey = keyof typeof en.syncErrors;

/** A code of a later version gets the general text. */
export function syncErrorKey(code: string): SyncErrorKey {
  return Object.hasOwn(en.syncErrors, code) ? (code as SyncErrorKey) : 'unknown';
}
