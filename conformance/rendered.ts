import { NextIntlClientProvider } from 'next-intl';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';

export const messagesOf = { en, ar };

/** The markup of a part of a page in a language, with its spaces as ordinary ones. */
export function rendered(locale: keyof typeof messagesOf, children: ReactElement): string {
  const props = { locale, messages: messagesOf[locale], timeZone: 'UTC', now: new Date(), children };
  return renderToStaticMarkup(createElement(NextIntlClientProvider, props)).replaceAll('\u00a0', ' ');
}
