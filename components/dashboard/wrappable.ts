/** `Intl` joins number and unit by a no-break space; in a narrow tile the unit may wrap. */
export function wrappable(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
