/** `npm test` leaves tests with this tag out. */
export const LONG = '@long';

/**
 * For journeys that exist in both languages, except one for each page, which is walked in both. `npm test` walks the
 * first in English, the second in Arabic, and so on; `npm run test:long` walks each in both. Call it once for each
 * language, and its result in the title of each journey.
 */
export function languageTurns(language: 'en' | 'ar', first: 'en' | 'ar' = 'en'): () => string {
  let isOnTurn = language === first;
  return () => {
    const tagged = isOnTurn ? language : `${language} ${LONG}`;
    isOnTurn = !isOnTurn;
    return tagged;
  };
}
