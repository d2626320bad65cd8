// A hashtag `{hashtag|\#|tag}`, a mention `@[Name](urn:li:organization:1)`, or an escaped character.
const MARKUP = /\{hashtag\|\\?#\|((?:\\.|[^\\}])*)\}|@\[((?:\\.|[^\\\]])*)\]\(urn:li:[^)]*\)|\\([\\<>#~_|[\]*(){}@])/g;

// Plain text of LinkedIn's "little text" format.
// https://learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format
export function plainText(littleText: string): string {
  return littleText.replace(MARKUP, (whole, tag?: string, name?: string, character?: string) => {
    if (tag !== undefined) return `#${plainText(tag)}`;
    if (name !== undefined) return plainText(name);
    return character ?? whole;
  });
}
