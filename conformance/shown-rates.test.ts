import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { RateSettings } from '@/components/settings/rate-settings';
import { rendered } from './rendered';

const action = async () => ({ ok: true }) as const;
const stored = { date: '2026-01-01', source: 'manual', observedAt: '2026-01-01T09:00:00.000Z' };
const read = { newestDate: '2026-11-27', readAt: '2026-11-30T15:20:00.000Z', failingSince: null, errorCode: null };
const settings = {
  rates: [{ ...stored, base: 'KWD', quote: 'SAR', rate: '12.2' }],
  applied: [
    { currency: 'EGP', rate: null, rateDate: null, sources: [] },
    { currency: 'JPY', rate: '0.0233475340', rateDate: '2026-11-27', sources: ['ecb', 'peg'] },
    { currency: 'KWD', rate: '12.2', rateDate: '2026-01-01', sources: ['manual'] },
    { currency: 'USD', rate: '3.75', rateDate: null, sources: ['peg'] },
  ],
  sources: [
    { source: 'ecb', ...read },
    {
      source: 'rates.example.com',
      ...read,
      readAt: null,
      failingSince: '2026-11-29T15:20:00.000Z',
      errorCode: 'timeout',
    },
  ],
  missing: [],
  orgId: 'org',
  currency: 'SAR',
  timeZone: 'Asia/Riyadh',
  today: '2026-11-30',
  actions: { add: action, delete: action },
};

// Without marks of direction, which Arabic dates and lists carry.
const shown = (locale: 'en' | 'ar', over: Partial<typeof settings> = {}) =>
  rendered(locale, createElement(RateSettings, { ...settings, ...over })).replaceAll(/[\u200e\u200f]/g, '');

describe('the settings show exchange rates', () => {
  it.each([
    [
      'en',
      [
        '1 JPY = 0.023348 SAR',
        'European Central Bank and Official peg · 27 Nov 2026',
        'Manual rate · 1 Jan 2026',
        'No publisher has a rate. Add one below.',
        'European Central Bank: newest rates of 27 Nov 2026, read 30 Nov',
        'rates.example.com could not be read since 29 Nov',
        'Delete the rate of KWD from 1 Jan 2026',
      ],
    ],
    [
      'ar',
      [
        '1 JPY = 0.023348 SAR',
        'البنك المركزي الأوروبي وسعر الربط الرسمي · 27 نوفمبر 2026',
        'سعر يدوي · 1 يناير 2026',
        'لا ينشر أي مصدر سعرًا لها. أضف سعرًا أدناه.',
        'البنك المركزي الأوروبي: أحدث الأسعار ليوم 27 نوفمبر 2026',
        'تتعذر قراءة أسعار rates.example.com منذ 29 نوفمبر',
        'حذف سعر KWD الساري من 1 يناير 2026',
      ],
    ],
  ] as const)('in %s with their day, their source, what no one publishes and what fails', (locale, texts) => {
    const page = shown(locale);
    for (const text of texts) expect(page).toContain(text);
  });

  it('without a way to delete or add one for people below admin', () => {
    const page = rendered('en', createElement(RateSettings, { ...settings, actions: null }));
    expect(page).not.toContain('Delete');
    expect(page).not.toContain('Add rate');
  });

  it('or that all accounts have one currency, and that no publisher is read', () => {
    const page = shown('en', { applied: [], sources: [] });
    expect(page).toContain('All ad accounts are in SAR.');
    expect(page).toContain('This installation reads no published rates.');
  });
});
