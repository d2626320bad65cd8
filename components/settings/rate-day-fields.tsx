'use client';

import { useState } from 'react';
import { type Choice, SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import type { MissingRate } from '@/lib/metrics/fx-rates/missing-rates';

/**
 * The currency of a new rate and the day it counts from: the first day that needs one, where the currency has spend
 * without a rate, else today. The hint says which days a later date leaves without a rate.
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
  /** By currency: what the day is, and what a later day leaves out. */
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
