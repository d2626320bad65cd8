import { isLocale, type Locale, routing } from './routing';

/** From Accept-Language; the default locale without a match. */
export function requestLocale(headers: Headers): Locale {
  const preferences = (headers.get('accept-language') ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text !== undefined);
    return { language: tag.split('-')[0], weight: Number(weight ?? 1) };
  });
  // Sorting keeps the order of equals: the first named wins.
  const wanted = preferences.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return wanted.map(({ language }) => language).find(isLocale) ?? routing.defaultLocale;
}
