import { expect, it } from 'vitest';
import { requestLocale } from './request-locale';

it.each([
  ['ar', 'ar'],
  ['ar-SA,ar;q=0.9,en;q=0.8', 'ar'],
  ['en;q=0.4, AR-eg; q=0.7', 'ar'],
  ['fr-FR,fr;q=0.9,ar;q=0.2', 'ar'],
  ['ar;q=0,en', 'en'],
  ['ar;q=nonsense,en;q=0.5', 'ar'],
  ['*', 'en'],
  ['', 'en'],
  [null, 'en'],
])('the header %s requests %s', (header, locale) => {
  expect(requestLocale(new Headers(header === null ? {} : { 'accept-language': header }))).toBe(locale);
});
