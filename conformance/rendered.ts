import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { NextIntlClientProvider } from 'next-intl';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';

export const messagesOf = { en, ar };

// Filters navigate by the router; nothing does while a page is rendered.
const router = { bfcacheId: '', back() {}, forward() {}, refresh() {}, push() {}, replace() {}, prefetch() {} };

/** The markup of a part of a page in a language, with its spaces as ordinary ones. */
export function rendered(locale: keyof typeof messagesOf, children: ReactElement): string {
  const props = { locale, messages: messagesOf[locale], timeZone: 'UTC', now: new Date(), children };
  const page = createElement(NextIntlClientProvider, props);
  return renderToStaticMarkup(createElement(AppRouterContext, { value: router }, page)).replaceAll('\u00a0', ' ');
}
