'use client';

import { useState } from 'react';
import { type Choice, SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import type { MissingRate } from '@/lib/metrics/fx-rates/list-missing-rates';

/**
 * The date starts at the first day with spend that has no rate, else today. The hint names the days that a later date
 * leaves without a rate.
 */
export function RateDayFields({
  choices,
  missing,
  today,
  labels,
  hints,
}: {
  choices: readonly Choice[];
  missing: readonly MissingRate[];
  today: string;
  labels: { base: string; date: string };
  hints: Record<string, { firstDay: string; later: string }>;
}) {
  const [currency, setCurrency] = useState(missing[0]?.currency ?? choices[0]?.value ?? '');
  const firstDay = missing.find((each) => each.currency === currency)?.firstDay;
  const proposed = firstDay ?? today;
  const [typed, setTyped] = useState<string>();
  const date = typed ?? proposed;
  const hint = hints[currency]?.[firstDay && date > firstDay ? 'later' : 'firstDay'];
  return (
    <>
      <SelectField
        name="base"
        label={labels.base}
        choices={choices}
        defaultValue={currency}
        onChoose={(value) => {
          setCurrency(value);
          setTyped(undefined);
        }}
      />
      <TextField
        name="date"
        type="date"
        dir="ltr"
        label={labels.date}
        hint={hint}
        value={date}
        onChange={(event) => setTyped(event.currentTarget.value)}
        required
      />
    </>
  );
}
