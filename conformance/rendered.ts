import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { NextIntlClientProvider } from 'next-intl';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';

export const messagesOf = { en, ar };

// Filters navigate by the router; nothing does while a page is rendered.
const router = { bfcacheId: '', back() {}, forward() {}, refresh() {}, push() {}, replace() {}, prefetch() {} };

const noSearch = new URLSearchParams();

/** The markup of a part of a page in a language, with its spaces as ordinary ones. */
export function rendered(locale: keyof typeof messagesOf, children: ReactElement): string {
  const props = { locale, messages: messagesOf[locale], timeZone: 'UTC', now: new Date(), children };
  const page = createElement(NextIntlClientProvider, props);
  // Switches of figures and periods are links that keep the rest of the address.
  const searched = createElement(SearchParamsContext, { value: noSearch }, page);
  const addressed = createElement(PathnameContext, { value: '/' }, searched);
  return renderToStaticMarkup(createElement(AppRouterContext, { value: router }, addressed)).replaceAll('\u00a0', ' ');
}
