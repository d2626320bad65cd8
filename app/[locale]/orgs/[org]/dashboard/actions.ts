'use server';

import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { ActionResult } from '@/components/forms/action-result';
import { createAnnotation as create } from '@/lib/annotations/create-annotation';
import { deleteAnnotation as remove } from '@/lib/annotations/delete-annotation';
import { restoreAnnotation as restore } from '@/lib/annotations/restore-annotation';
import { updateAnnotation as change } from '@/lib/annotations/update-annotation';
import { cookieOptions } from '@/lib/auth/session-cookie';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/routing';
import { defineAction } from '../../../define-action';
import { readFigureFilter } from '../../../read-figure-filter';
import { annotationForm } from './annotation-form';
import { setupHiddenCookie } from './setup-hidden-cookie';

const SECONDS_PER_YEAR = 31_536_000;

export const refreshDashboard = defineAction({
  by: 'member',
  role: 'viewer',
  tier: 'heavy',
  // `search`: the filter of the page, as in its address.
  schema: z.object({ org: z.string(), search: z.string().default('') }),
  run: async ({ search }, { session }) => {
    const parameters = Object.fromEntries(new URLSearchParams(search));
    const { filter } = readFigureFilter(parameters, session.organization, new Date());
    await loadDashboard(session.orgId, filter, { refresh: true });
    revalidatePath('/[locale]/orgs/[org]/dashboard', 'page');
    return { ok: true };
  },
});

export const hideSetup = defineAction({
  by: 'member',
  role: 'viewer',
  tier: 'api',
  schema: z.object({ org: z.string() }),
  run: async (_input, { session }) => {
    const options = { ...cookieOptions(env().AUTH_URL), maxAge: SECONDS_PER_YEAR };
    (await cookies()).set(setupHiddenCookie(session.orgId), '1', options);
    revalidatePath('/[locale]/orgs/[org]/dashboard', 'page');
    return { ok: true };
  },
});

async function done(
  locale: Locale,
  key: 'annotations.added' | 'annotations.deleted' | 'annotations.restored' | 'common.saved',
) {
  revalidatePath('/[locale]/orgs/[org]/dashboard', 'page');
  const t = await getTranslations({ locale });
  return { ok: true, message: t(key) } satisfies ActionResult;
}

const ofAnnotation = z.object({ org: z.string(), annotation: z.uuid() });

const annotationLabels = {
  startsOn: 'annotations.startsOn',
  endsOn: 'annotations.endsOn',
  text: 'annotations.text',
  platform: 'annotations.platform',
} as const;

export const createAnnotation = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: annotationForm,
  labels: annotationLabels,
  run: async (annotation, { session, locale }) => {
    await create(session, annotation);
    return done(locale, 'annotations.added');
  },
});

export const updateAnnotation = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: z.intersection(ofAnnotation, annotationForm),
  labels: annotationLabels,
  run: async ({ org: _org, annotation, ...changes }, { session, locale }) => {
    await change(session, annotation, changes);
    return done(locale, 'common.saved');
  },
});

export const deleteAnnotation = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: ofAnnotation,
  run: async ({ org, annotation }, { session, locale }) => {
    await remove(session, annotation);
    return { ...(await done(locale, 'annotations.deleted')), undo: { org, annotation } };
  },
});

export const restoreAnnotation = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: ofAnnotation,
  run: async ({ annotation }, { session, locale }) => {
    await restore(session, annotation);
    return done(locale, 'annotations.restored');
  },
});
