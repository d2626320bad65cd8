'use client';

import { useEffect, useState } from 'react';
import { type Choice, SelectField } from '@/components/forms/select-field';

/** Starts at the browser's own time zone where it is on the list. */
export function TimeZoneField({
  name,
  label,
  choices,
  fallback,
}: {
  name: string;
  label: string;
  choices: readonly Choice[];
  fallback: string;
}) {
  const [zone, setZone] = useState(fallback);
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (own !== 'UTC' && choices.some(({ value }) => value === own)) setZone(own);
  }, [choices]);
  // A new key resets the list to the zone found.
  return <SelectField key={zone} name={name} label={label} choices={choices} defaultValue={zone} />;
}
