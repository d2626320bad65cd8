import { describe, expect } from 'vitest';
import { z } from 'zod';
import { inDatabaseUnit, kpiForm } from '@/app/[locale]/orgs/[org]/settings/forms';
import { formatTypedNumber } from '@/components/i18n/format-typed-number';
import { itFollows, numberIn, wordsIn } from './report-cases';

const report = z.object({
  form: z.string(),
  cases: z.array(z.object({ typed: z.string(), page: z.enum(['en', 'ar']).default('en'), right: z.string() })),
});

/** What a spend target typed into the settings becomes: the stored number, or why the form refuses it. */
function stored(typed: string, currency: string): { target: string } | { refused: string } {
  const period = { startsOn: '2026-11-01', endsOn: '2026-11-30' };
  const kpi = kpiForm.parse({ metric: 'spend', direction: 'at_most', target: typed, ...period });
  try {
    return { target: inDatabaseUnit(kpi, currency).target };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return { refused: error.issues.map(({ message }) => message).join() };
  }
}

/** A right result in words: the number first, where one is taken; `refused` where a refusal is right too. */
function isRight(right: string, result: ReturnType<typeof stored>): boolean {
  if ('target' in result) return new RegExp(`^${result.target.replace('.', '\\.')}(?![\\d.]*\\d)`).test(right);
  if (!right.includes('refuse')) return false;
  if (right.includes('no number')) return result.refused === 'notANumber';
  if (right.includes('separators')) return result.refused === 'separators';
  return true;
}

describe('a number that a person types into the settings', () => {
  itFollows('numbers-typed', report, ({ form, cases }) => {
    const currency = wordsIn(/organization in ([A-Z]{3})/, form);
    for (const { typed, page, right } of cases) {
      const result = stored(typed, currency);
      expect({ typed, right, result, isRight: isRight(right, result) }).toMatchObject({ isRight: true });
      if (!('target' in result)) continue;
      // What is shown beside the field before saving is the same number.
      const shown = formatTypedNumber(result.target, { kind: 'money', currency }, page);
      expect(Number(numberIn(shown))).toBe(Number(result.target));
    }
  });
});
