export type WordMeaning = 'gone' | 'not_permitted' | 'throttled' | 'troubled';

const OBJECT =
  '\\b(?:ad[ _-]?accounts?|accounts?|advertisers?|customers?|clients?|organi[sz]ations?|business(?:es)?|objects?|alias(?:es)?|resources?|entit(?:y|ies)|pages?|campaigns?|profiles?)\\b';
const IS_GONE =
  '\\b(?:(?:does ?n.?t|does not|do not|don.?t|no longer|never) exist(?:s|ed)?|(?:can ?not|can.?t|could not|couldn.?t) be (?:found|located)|not(?: be)? found|(?:was|were|is|are|been) (?:already |permanently |now )?(?:deleted|removed|closed|deactivated|disabled|cancell?ed|suspended|gone))\\b';
// Within one sentence that is not about permissions on the object.
const NEARBY = '(?:(?!permission|access|\\brole|\\brights?\\b|[.;!?]\\s).){0,80}?';
const GONE = new RegExp(`${OBJECT}${NEARBY}${IS_GONE}`, 'i');
const NOT_FOUND = new RegExp(
  `(?:(?:can ?not|can.?t|could not|couldn.?t|unable to|failed to) (?:find|locate)|no such|unknown|non.?existent)\\s+(?:the |an? |any |this |that )?${OBJECT}`,
  'i',
);
// "Not found" about a credential concerns the grant, not the account.
const CREDENTIAL = /\b(?:access[ _-]?token|refresh[ _-]?token|token|session|credentials?|authorization code)\b/i;
const RIGHT = /\b(?:roles?|permissions?|access|rights?)\b[^.;!?]{0,60}\b(?:to|on|of|for|in)\b/i;
const NOT_PERMITTED =
  /permission|not authori[sz]ed|unauthori[sz]ed|forbidden|access denied|no access|insufficient (?:scope|privilege)/i;
const THROTTLED = /too many (?:requests|calls)|too frequent|rate.?limit|request limit|throttl|\bQPS\b|\bQPM\b|\bQPD\b/i;
const TROUBLED =
  /internal|temporar|unavailable|try again|\bretry\b|timed? ?out|overload|system (?:error|busy)|maintenance/i;

/** Whether a message says that the account or object itself is gone, which no new consent brings back. */
export function saysGone(text: string): boolean {
  return (GONE.test(text) || NOT_FOUND.test(text)) && !CREDENTIAL.test(text) && !RIGHT.test(text);
}

export function meaningOfWords(text: string): WordMeaning | undefined {
  if (saysGone(text)) return 'gone';
  if (NOT_PERMITTED.test(text)) return 'not_permitted';
  if (THROTTLED.test(text)) return 'throttled';
  return TROUBLED.test(text) ? 'troubled' : undefined;
}
