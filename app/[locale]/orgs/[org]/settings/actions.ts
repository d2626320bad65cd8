'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { ActionResult } from '@/components/forms/action-result';
import { requireOrg } from '@/lib/auth/org-session';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/routing';
import { archiveKpi as archive, createKpi as create } from '@/lib/kpis/mutations';
import { setFxRate } from '@/lib/metrics/fx-rates/mutations';
import { createApiToken, revokeApiToken } from '@/lib/orgs/api-tokens';
import { createInvitation, revokeInvitation as revoke } from '@/lib/orgs/invitations';
import { changeMemberRole, removeMember as remove } from '@/lib/orgs/members';
import { updateOrganization as update } from '@/lib/orgs/mutations';
import { formAction } from '../../../form-action';
import { apiTokenForm, fxRateForm, inDatabaseUnit, invitationForm, kpiForm, organizationForm, roleForm } from './forms';

const ofOrg = z.object({ org: z.string() });

function refreshPages(): void {
  revalidatePath('/[locale]/orgs/[org]', 'layout');
}

async function done(
  locale: Locale,
  key: 'common.saved' | 'settings.kpis.added' | 'settings.rates.added' | 'settings.members.changed',
) {
  refreshPages();
  const t = await getTranslations({ locale });
  return { ok: true, message: t(key) } satisfies ActionResult;
}

export const updateOrganization = formAction({
  schema: ofOrg.extend(organizationForm.shape),
  labels: {
    name: 'settings.organization.name',
    currency: 'settings.organization.currency',
    timeZone: 'settings.organization.timeZone',
    margin: 'settings.organization.margin',
  },
  run: async ({ org, margin, ...changes }, locale) => {
    await update(await requireOrg(org, 'admin'), { ...changes, marginBasisPoints: margin });
    return done(locale, 'common.saved');
  },
});

export const createKpi = formAction({
  schema: ofOrg.extend(kpiForm.shape),
  labels: {
    metric: 'settings.kpis.metric',
    direction: 'settings.kpis.direction',
    target: 'settings.kpis.target',
    startsOn: 'settings.kpis.startsOn',
    endsOn: 'settings.kpis.endsOn',
  },
  run: async ({ org, ...kpi }, locale) => {
    const session = await requireOrg(org, 'marketer');
    await create(session, inDatabaseUnit(kpi, session.organization.currency));
    return done(locale, 'settings.kpis.added');
  },
});

export const archiveKpi = formAction({
  schema: ofOrg.extend({ kpi: z.uuid() }),
  run: async ({ org, kpi }) => {
    await archive(await requireOrg(org, 'marketer'), kpi);
    refreshPages();
    return { ok: true };
  },
});

export const addFxRate = formAction({
  schema: ofOrg.extend(fxRateForm.shape),
  labels: { base: 'settings.rates.base', rate: 'settings.rates.rate', date: 'settings.rates.date' },
  run: async ({ org, ...rate }, locale) => {
    const session = await requireOrg(org, 'admin');
    await setFxRate(session, { ...rate, quote: session.organization.currency, source: 'manual' });
    return done(locale, 'settings.rates.added');
  },
});

export const changeRole = formAction({
  schema: ofOrg.extend({ member: z.uuid() }).extend(roleForm.shape),
  run: async ({ org, member, role }, locale) => {
    await changeMemberRole(await requireOrg(org, 'admin'), member, role);
    return done(locale, 'settings.members.changed');
  },
});

/** Removes a member; oneself: leaves the organization. */
export const removeMember = formAction({
  schema: ofOrg.extend({ member: z.uuid() }),
  run: async ({ org, member }, locale) => {
    const session = await requireOrg(org);
    await remove(session, member);
    if (member === session.user.id) redirect(`/${locale}`);
    refreshPages();
    return { ok: true };
  },
});

/** Makes an invitation; its link is in this answer only. */
export const invite = formAction({
  schema: ofOrg.extend(invitationForm.shape),
  labels: { email: 'settings.invitations.email', role: 'settings.invitations.role' },
  run: async ({ org, ...invitation }, locale) => {
    const { token } = await createInvitation(await requireOrg(org, 'admin'), invitation);
    refreshPages();
    return { ok: true, secret: new URL(`/${locale}/invitation/${token}`, env().AUTH_URL).href };
  },
});

export const revokeInvitation = formAction({
  schema: ofOrg.extend({ invitation: z.uuid() }),
  run: async ({ org, invitation }) => {
    await revoke(await requireOrg(org, 'admin'), invitation);
    refreshPages();
    return { ok: true };
  },
});

/** Makes an API token; it is in this answer only. */
export const createToken = formAction({
  schema: ofOrg.extend(apiTokenForm.shape),
  labels: { name: 'settings.tokens.name', role: 'settings.tokens.role' },
  run: async ({ org, ...input }) => {
    const { token } = await createApiToken(await requireOrg(org, 'admin'), input);
    refreshPages();
    return { ok: true, secret: token };
  },
});

export const revokeToken = formAction({
  schema: ofOrg.extend({ token: z.uuid() }),
  run: async ({ org, token }) => {
    await revokeApiToken(await requireOrg(org, 'admin'), token);
    refreshPages();
    return { ok: true };
  },
});
