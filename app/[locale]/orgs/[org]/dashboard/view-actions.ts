'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { figureFilterQuery } from '@/lib/metrics/figure-filter';
import { createView as createViewInOrg } from '@/lib/views/create-view';
import { deleteView as deleteViewInOrg } from '@/lib/views/delete-view';
import { restoreView as restoreViewInOrg } from '@/lib/views/restore-view';
import { layoutSchema, MAX_VIEW_NAME_LENGTH, viewScopes } from '@/lib/views/schema';
import { setDefaultView as setDefaultViewInOrg } from '@/lib/views/set-default-view';
import { updateView as updateViewInOrg } from '@/lib/views/update-view';
import { defineAction } from '../../../define-action';

const name = z.string().trim().min(1, 'required').max(MAX_VIEW_NAME_LENGTH, 'tooLong');
const labels = { name: 'views.name' } as const;
const scope = z.enum(viewScopes);
// The filter of the page, as in its address.
const search = z.preprocess((text) => Object.fromEntries(new URLSearchParams(String(text))), figureFilterQuery);
// Two lists with commas.
const layout = z
  .string()
  .transform((text) => {
    const fields = new URLSearchParams(text);
    const list = (key: string) => (fields.get(key) ?? '').split(',').filter(Boolean);
    return { sections: list('sections'), tiles: list('tiles') };
  })
  .pipe(layoutSchema);
const ofView = { org: z.string(), view: z.uuid() };

function showDashboard(): void {
  revalidatePath('/[locale]/orgs/[org]/dashboard', 'page');
}

export const createView = defineAction({
  by: 'member',
  role: 'viewer',
  tier: 'api',
  schema: z.object({ org: z.string(), name, scope, search, layout }),
  labels,
  run: async ({ name, scope, search: filter, layout }, { session }) => {
    const { id } = await createViewInOrg(session, { name, scope, filter, layout });
    return { ok: true, id };
  },
});

export const updateView = defineAction({
  by: 'member',
  role: 'viewer',
  tier: 'api',
  schema: z.object({
    ...ofView,
    version: z.coerce.number().int(),
    name: name.optional(),
    search: search.optional(),
    layout: layout.optional(),
  }),
  labels,
  run: async ({ view, version, name, search: filter, layout }, { session }) => {
    await updateViewInOrg(session, view, {
      version,
      ...(name === undefined ? {} : { name }),
      ...(filter === undefined ? {} : { filter }),
      ...(layout === undefined ? {} : { layout }),
    });
    showDashboard();
    return { ok: true };
  },
});

// Without rendering the page again: its address may name the view.
export const deleteView = defineAction({
  by: 'member',
  role: 'viewer',
  tier: 'api',
  schema: z.object(ofView),
  run: async ({ view }, { session }) => {
    await deleteViewInOrg(session, view);
    return { ok: true };
  },
});

export const restoreView = defineAction({
  by: 'member',
  role: 'viewer',
  tier: 'api',
  schema: z.object(ofView),
  run: async ({ view }, { session }) => {
    await restoreViewInOrg(session, view);
    return { ok: true };
  },
});

export const setDefaultView = defineAction({
  by: 'member',
  role: 'viewer',
  tier: 'api',
  schema: z.object({ ...ofView, scope, isDefault: z.enum(['true', 'false']) }),
  run: async ({ view, scope, isDefault }, { session }) => {
    await setDefaultViewInOrg(session, view, { scope, isDefault: isDefault === 'true' });
    showDashboard();
    return { ok: true };
  },
});
