import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
import vazirmatn from '@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2';
import { preload } from 'react-dom';
import type { Locale } from '@/lib/i18n/routing';

/** Requests the fonts of a language with the page; its style sheet names them too late for the first paint. */
export function preloadFonts(locale: Locale): void {
  for (const href of locale === 'ar' ? [inter, vazirmatn] : [inter]) {
    preload(href, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  }
}
