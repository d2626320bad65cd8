export const THEME_COOKIE = 'theme';

export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

/** An unknown value is `system`. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system';
}
