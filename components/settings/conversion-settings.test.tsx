import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ConversionActionsDto } from '@/lib/metrics/conversions/schema';
import { platformIds } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { actionNameKey } from './action-name-key';
import { ConversionSettings } from './conversion-settings';

type Settings = ConversionActionsDto['platforms'][number];

const meta: Settings = {
  platform: 'meta',
  attribution: { clickDays: 7, viewDays: 1, setOn: 'ad_set', countedOn: 'mixed', confirmed: true },
  standard: { conversions: ['lead', 'purchase'], sales: ['purchase'] },
  choice: null,
  updatedAt: null,
  recounting: false,
  actionsFrom: '2026-10-24',
  hasEarlierDays: false,
  accountsWithoutActions: 0,
  actions: [
    { action: 'purchase', conversions: '6', value: { amountMicros: '1500000000', currency: 'SAR' } },
    { action: 'offsite_conversion.custom.12', conversions: '2.5', value: null },
    { action: 'lead', conversions: '0', value: null },
  ],
};
const chosen = { choice: { conversions: ['lead'], sales: [] }, updatedAt: '2026-11-20T09:00:00.000Z' };
const actions = { save: async () => ({ ok: true }) as const, reset: async () => ({ ok: true }) as const };

function shown(locale: 'en' | 'ar', over: Partial<Settings>, role: 'admin' | 'viewer' = 'admin') {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ar} timeZone="UTC">
      <ConversionSettings
        conversions={{ period: { from: '2026-10-24', to: '2026-11-22' }, platforms: [{ ...meta, ...over }] }}
        orgId="org"
        actions={role === 'admin' ? actions : null}
      />
    </NextIntlClientProvider>,
  );
  const boxes = [...html.matchAll(/<input type="checkbox"[^>]*>/g)].map(([box]) => box);
  return { html, boxes, text: html.replace(/<[^>]+>|[\u2068\u2069]/g, ' ').replace(/\s+/g, ' ') };
}

describe('ConversionSettings', () => {
  it('shows each action with its readable name, the platform’s own name, its count and its value', () => {
    const { text, boxes } = shown('en', {});
    expect(text).toContain('Purchase purchase 6 SAR 1,500');
    expect(text).toContain(' offsite_conversion.custom.12 2.5 ');
    expect(boxes).toHaveLength(6);
    expect(
      boxes.filter((box) => box.includes('checked=""')).map((box) => /aria-label="([^"]+)/.exec(box)?.[1]),
    ).toEqual(['Purchase counts as a conversion', 'Purchase counts as a sale', 'Lead counts as a conversion']);
  });

  it('says the attribution window in both languages', () => {
    expect(shown('en', {}).text).toContain('for 7 days after a click and 1 day after a view');
    expect(shown('ar', {}).text).toContain('خلال 7 أيام بعد النقرة ويوم واحد بعد المشاهدة');
    const clicks = { attribution: { ...meta.attribution, viewDays: 0 } };
    expect(shown('en', clicks).text).toContain('for 7 days after a click, and not after a view');
  });

  it('offers the default only where the organization has a choice of its own', () => {
    expect(shown('en', {}).text).not.toContain('Use the default of Meta');
    const { text } = shown('en', chosen);
    expect(text).toContain('Use the default of Meta');
    expect(text).toContain('Your own choice counts, saved on 20 Nov 2026.');
  });

  it('shows a viewer the choice without any way to change it', () => {
    const { boxes, html } = shown('en', chosen, 'viewer');
    expect(boxes.every((box) => box.includes('disabled=""'))).toBe(true);
    expect(html).not.toMatch(/<form|<button/);
  });

  it.each(['en', 'ar'] as const)('says what of the history a choice does not cover or not yet: %s', (locale) => {
    const words = locale === 'en' ? en.settings.conversions : ar.settings.conversions;
    expect(shown(locale, {}).text).not.toContain(words.recounting);
    expect(shown(locale, { recounting: true }).text).toContain(words.recounting);
    const partial = shown(locale, { hasEarlierDays: true, accountsWithoutActions: 2 }).text;
    expect(partial).toContain(locale === 'en' ? 'counts from 24 Oct 2026 on' : 'يسري الاختيار من');
    expect(partial).toContain(locale === 'en' ? '2 ad accounts have no day' : 'لدى حسابين إعلانيين');
  });
});

it('every action that a platform counts by default has a readable name', () => {
  const counted = platformIds.flatMap((id) => platformDefinition(id).conversionActions.conversions);
  expect(counted.filter((action) => actionNameKey(action).key === null)).toEqual([]);
  expect(actionNameKey('PURCHASE.secondary')).toEqual({ key: 'purchase', secondary: true });
  expect(actionNameKey('offsite_conversion.custom.12')).toEqual({ key: null, secondary: false });
});
