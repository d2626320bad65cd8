/** What the words of a failure say, for codes that have several meanings. */
export type WordMeaning = 'gone' | 'not_permitted' | 'throttled' | 'troubled';

const OBJECT =
  '\\b(?:ad[ _-]?accounts?|accounts?|advertisers?|customers?|clients?|organi[sz]ations?|business(?:es)?|objects?|alias(?:es)?|resources?|entit(?:y|ies)|pages?|campaigns?|profiles?)\\b';
const IS_GONE =
  '\\b(?:(?:does ?n.?t|does not|do not|don.?t|no longer|never) exist(?:s|ed)?|(?:can ?not|can.?t|could not|couldn.?t) be (?:found|located)|not(?: be)? found|(?:was|were|is|are|been) (?:already |permanently |now )?(?:deleted|removed|closed|deactivated|disabled|cancell?ed|suspended|gone))\\b';
/** Within a sentence, and not about what someone may do with the object. */
const NEARBY = '(?:(?!permission|access|\\brole|\\brights?\\b|[.;!?]\\s).){0,80}?';
const GONE = new RegExp(`${OBJECT}${NEARBY}${IS_GONE}`, 'i');
const NOT_FOUND = new RegExp(
  `(?:(?:can ?not|can.?t|could not|couldn.?t|unable to|failed to) (?:find|locate)|no such|unknown|non.?existent)\\s+(?:the |an? |any |this |that )?${OBJECT}`,
  'i',
);
/** What dies with the grant: "not found" is then said of a login and not of an account. */
const CREDENTIAL = /\b(?:access[ _-]?token|refresh[ _-]?token|token|session|credentials?|authorization code)\b/i;
/** What somebody may do with the object, which was taken from them. */
const RIGHT = /\b(?:roles?|permissions?|access|rights?)\b[^.;!?]{0,60}\b(?:to|on|of|for|in)\b/i;
const NOT_PERMITTED =
  /permission|not authori[sz]ed|unauthori[sz]ed|forbidden|access denied|no access|insufficient (?:scope|privilege)/i;
const THROTTLED = /too many (?:requests|calls)|too frequent|rate.?limit|request limit|throttl|\bQPS\b|\bQPM\b|\bQPD\b/i;
const TROUBLED =
  /internal|temporar|unavailable|try again|\bretry\b|timed? ?out|overload|system (?:error|busy)|maintenance/i;

/**
 * Whether a text says that the account or object itself is gone: deleted, closed or never there. No new consent brings
 * it back.
 */
export function saysGone(text: string): boolean {
  return (GONE.test(text) || NOT_FOUND.test(text)) && !CREDENTIAL.test(text) && !RIGHT.test(text);
}

/** The meaning of a failure by its words alone; undefined: they say nothing that is known. */
export function meaningOfWords(text: string): WordMeaning | undefined {
  if (saysGone(text)) return 'gone';
  if (NOT_PERMITTED.test(text)) return 'not_permitted';
  if (THROTTLED.test(text)) return 'throttled';
  return TROUBLED.test(text) ? 'troubled' : undefined;
}
