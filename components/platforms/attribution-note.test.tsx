import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Locale } from '@/lib/i18n/routing';
import type { CountedConversions } from '@/lib/metrics/conversions/schema';
import type { PlatformId } from '@/lib/platform-ids';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { AttributionNote } from './attribution-note';

type Attribution = CountedConversions['attribution'];

function of(platform: PlatformId, changes: Partial<Attribution> = {}) {
  const attribution: Attribution = {
    ...{ clickDays: 7, viewDays: 1, setOn: 'ad_set', countedOn: 'mixed', confirmed: true },
    ...changes,
  };
  return { platform, counted: { attribution } };
}

function shown(
  platforms: ReturnType<typeof of>[],
  { only, locale = 'en' }: { only?: PlatformId; locale?: Locale } = {},
) {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ar} timeZone="UTC">
      <AttributionNote platforms={platforms} {...(only ? { only } : {})} />
    </NextIntlClientProvider>,
  );
  return html.replace(/<[^>]*>/g, '');
}

describe('the attribution window beside a figure', () => {
  it('is that of its platforms where they have the same one, in both languages', () => {
    expect(shown([of('meta'), of('tiktok')])).toBe('7-day click, 1-day view');
    expect(shown([of('meta', { viewDays: 0 })])).toBe('7-day click');
    expect(shown([of('meta')], { locale: 'ar' })).toBe('7 أيام بعد النقرة، يوم واحد بعد المشاهدة');
  });

  it('names no window where platforms have different ones, unless the figure is of one of them', () => {
    const platforms = [of('meta'), of('google', { clickDays: 30 })];
    expect(shown(platforms)).toBe(en.attribution.several);
    expect(shown(platforms, { only: 'google' })).toBe('30-day click, 1-day view');
  });

  it('says that a window is unconfirmed', () => {
    expect(shown([of('twitter', { clickDays: 30, confirmed: false })])).toBe('30-day click, 1-day view (unconfirmed)');
    expect(shown([of('twitter', { confirmed: false })], { locale: 'ar' })).toContain('غير مؤكد');
  });

  it('is nothing without a platform', () => {
    expect(shown([])).toBe('');
  });
});
