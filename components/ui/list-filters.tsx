'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useId, useOptimistic, useTransition } from 'react';
import { smallControlClassName } from '@/components/forms/control-class-name';
import { classNames } from '@/components/ui/class-names';

export interface ListFilterChoice {
  name: string;
  label: string;
  // '' for everything.
  value: string;
  options: { value: string; text: string }[];
}

/** Each choice changes the address at once. `kept` are parameters that stay. */
export function ListFilters({
  label,
  choices,
  kept,
}: {
  label: string;
  choices: ListFilterChoice[];
  kept: Record<string, string>;
}) {
  const router = useRouter();
  const path = usePathname();
  const id = useId();
  const [pending, startTransition] = useTransition();
  const [values, showValues] = useOptimistic(Object.fromEntries(choices.map(({ name, value }) => [name, value])));

  const choose = (name: string, value: string) => {
    const chosen = { ...values, [name]: value };
    const set = Object.entries({ ...kept, ...chosen }).filter(([, text]) => text !== '');
    const query = new URLSearchParams(set).toString();
    startTransition(() => {
      showValues(chosen);
      router.push(query ? `${path}?${query}` : path, { scroll: false });
    });
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing is sent, so it is no form
    <div
      role="group"
      aria-label={label}
      aria-busy={pending}
      className="grid w-full grid-cols-2 gap-2 sm:flex sm:w-auto sm:flex-wrap"
    >
      {choices.map(({ name, label: caption, options }) => (
        <div key={name} className="min-w-0">
          <label htmlFor={`${id}-${name}`} className="sr-only">
            {caption}
          </label>
          <select
            id={`${id}-${name}`}
            name={name}
            value={values[name]}
            onChange={(event) => choose(name, event.target.value)}
            className={classNames(
              smallControlClassName,
              'w-full sm:w-auto sm:max-w-52',
              values[name] ? 'font-medium ring-1 ring-accent' : '',
            )}
          >
            {options.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  );
}
