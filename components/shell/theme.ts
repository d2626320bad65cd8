/** Name of the cookie that keeps the chosen appearance. */
export const THEME_COOKIE = 'theme';

export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

/** The chosen appearance; the system's own where none or nonsense was stored. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system';
}
