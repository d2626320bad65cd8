// Names and values as forms write them: nothing that HTML, JSON or a sentence would hold.
const FORM = /^[\w.~%+*-]+=[\w.~%+*:-]*(?:&[\w.~%+*-]+=[\w.~%+*:-]*)*$/;

/**
 * Fields of an answer written as `a=1&b=2`. Of a field given twice the last one counts.
 * @returns undefined when the text is not a form
 */
export function parseForm(text: string): { value: Record<string, string> } | undefined {
  const form = text.trim();
  return FORM.test(form) ? { value: Object.fromEntries(new URLSearchParams(form)) } : undefined;
}
