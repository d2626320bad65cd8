'use client';

import { useSyncExternalStore } from 'react';
import { classNames } from '@/components/ui/class-names';

const subscribe = () => () => {};

/** Selects every row of the page for the form around it. Hidden until it works. */
export function SelectAllRows({ label }: { label: string }) {
  const works = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  return (
    <label className={classNames('flex h-9 items-center gap-2 px-1 text-sm text-muted', works ? '' : 'invisible')}>
      <input
        type="checkbox"
        className="size-4"
        onChange={({ currentTarget: { form, checked } }) => {
          for (const box of form?.elements ?? []) {
            if (box instanceof HTMLInputElement && box.name === 'ids') box.checked = checked;
          }
        }}
      />
      {label}
    </label>
  );
}
