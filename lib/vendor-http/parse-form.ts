// Only characters of encoded forms, so that HTML, JSON or a sentence does not match.
const FORM = /^[\w.~%+*-]+=[\w.~%+*:-]*(?:&[\w.~%+*-]+=[\w.~%+*:-]*)*$/;

/** Fields of `a=1&b=2`; of a repeated field the last counts. Undefined when the text is not a form. */
export function parseForm(text: string): { value: Record<string, string> } | undefined {
  const form = text.trim();
  return FORM.test(form) ? { value: Object.fromEntries(new URLSearchParams(form)) } : undefined;
}
