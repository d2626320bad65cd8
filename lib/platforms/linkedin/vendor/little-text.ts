// A hashtag `{hashtag|\#|tag}`, a mention `@[Name](urn:li:organization:1)`, or a character behind a backslash.
const MARKUP = /\{hashtag\|\\?#\|((?:\\.|[^\\}])*)\}|@\[((?:\\.|[^\\\]])*)\]\(urn:li:[^)]*\)|\\([\\<>#~_|[\]*(){}@])/g;

/**
 * The words of a text in LinkedIn's "little text" format as people read them.
 * https://learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format
 */
export function plainText(littleText: string): string {
  return littleText.replace(MARKUP, (whole, tag?: string, name?: string, character?: string) => {
    if (tag !== undefined) return `#${plainText(tag)}`;
    if (name !== undefined) return plainText(name);
    return character ?? whole;
  });
}
