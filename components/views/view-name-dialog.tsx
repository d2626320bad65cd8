'use client';

import { type SubmitEvent, useState } from 'react';
import { HANDLES_LOSS } from '@/components/connection/block-navigation';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { type Refusal, RefusedChange } from './refused-change';
import { ViewDialog } from './view-dialog';
import type { ViewLabels } from './view-labels';

/** Names a new view or another name of a view. */
export function ViewNameDialog({
  title,
  name,
  maxLength,
  hasScope,
  pending,
  labels,
  onClose,
  onSave,
  onReload,
}: {
  title: string;
  name: string;
  maxLength: number;
  // The person may choose between a view of their own and one of the organization.
  hasScope: boolean;
  pending: boolean;
  labels: ViewLabels;
  onClose: () => void;
  onSave: (fields: Record<string, string>, refused: (refusal: Refusal) => void) => void;
  // Of a view that another person may have changed.
  onReload: (() => void) | undefined;
}) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (field: string) => String(data.get(field) ?? '');
    setRefusal(null);
    onSave({ name: text('name'), scope: text('scope') || 'person' }, setRefusal);
  };
  return (
    <ViewDialog title={title} onClose={onClose}>
      {refusal ? <RefusedChange refusal={refusal} labels={labels} onReload={onReload} /> : null}
      <form onSubmit={send} {...{ [HANDLES_LOSS]: '' }} aria-busy={pending} className="mt-4 flex flex-col gap-4">
        <TextField name="name" label={labels.name} defaultValue={name} maxLength={maxLength} required />
        {hasScope ? (
          <SelectField
            name="scope"
            label={labels.scope}
            choices={[
              { value: 'person', label: labels.scopeOwn },
              { value: 'organization', label: labels.scopeOrganization },
            ]}
          />
        ) : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{labels.cancel}</Button>
          <Button type="submit" variant="primary" disabled={pending}>
            {pending ? labels.saving : labels.save}
          </Button>
        </div>
      </form>
    </ViewDialog>
  );
}
