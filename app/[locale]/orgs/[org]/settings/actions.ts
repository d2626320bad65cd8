'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { ActionResult } from '@/components/forms/action-result';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/routing';
import { archiveKpi as archive } from '@/lib/kpis/archive-kpi';
import { createKpi as create } from '@/lib/kpis/create-kpi';
import { updateKpi as change } from '@/lib/kpis/update-kpi';
import { countPatternMatches } from '@/lib/labels/count-pattern-matches';
import { createLabel as addLabel } from '@/lib/labels/create-label';
import { deleteLabel as removeLabel } from '@/lib/labels/delete-label';
import { restoreLabel as bringBackLabel } from '@/lib/labels/restore-label';
import { patternQuery } from '@/lib/labels/schema';
import { updateLabel as changeLabel } from '@/lib/labels/update-label';
import { conversionChoiceInput, platformParams } from '@/lib/metrics/conversions/schema';
import { updateConversionChoice } from '@/lib/metrics/conversions/update-conversion-choice';
import { deleteFxRate as deleteRate } from '@/lib/metrics/fx-rates/delete-fx-rate';
import { fxRateKey } from '@/lib/metrics/fx-rates/schema';
import { setFxRate } from '@/lib/metrics/fx-rates/set-fx-rate';
import { createApiToken, revokeApiToken } from '@/lib/orgs/api-tokens';
import { createInvitation, revokeInvitation as revoke } from '@/lib/orgs/invitations';
import { changeMemberRole, removeMember as remove } from '@/lib/orgs/members';
import { updateAllowedOrigins } from '@/lib/orgs/update-allowed-origins';
import { updateOrganization as update } from '@/lib/orgs/update-organization';
import { defineAction } from '../../../define-action';
import {
  allowedOriginForm,
  apiTokenForm,
  conversionChoiceForm,
  fxRateForm,
  inDatabaseUnit,
  invitationForm,
  kpiForm,
  labelForm,
  organizationForm,
  roleForm,
} from './forms';

const ofOrg = z.object({ org: z.string() });

function refreshPages(): void {
  revalidatePath('/[locale]/orgs/[org]', 'layout');
}

async function done(
  locale: Locale,
  key:
    | 'common.saved'
    | 'settings.conversions.saved'
    | 'settings.kpis.added'
    | 'settings.labels.added'
    | 'settings.origins.added'
    | 'settings.labels.deleted'
    | 'settings.labels.restored'
    | 'settings.rates.added'
    | 'settings.members.changed',
) {
  refreshPages();
  const t = await getTranslations({ locale });
  return { ok: true, message: t(key) } satisfies ActionResult;
}

export const updateOrganization = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: ofOrg.extend(organizationForm.shape),
  labels: {
    name: 'settings.organization.name',
    currency: 'settings.organization.currency',
    timeZone: 'settings.organization.timeZone',
    weekStartsOn: 'settings.organization.weekStartsOn',
    margin: 'settings.organization.margin',
  },
  run: async ({ org: _org, margin, ...changes }, { session, locale }) => {
    await update(session, { ...changes, marginBasisPoints: margin });
    return done(locale, 'common.saved');
  },
});

const kpiLabels = {
  metric: 'settings.kpis.metric',
  direction: 'settings.kpis.direction',
  target: 'settings.kpis.target',
  scope: 'settings.kpis.scope',
  repeats: 'settings.kpis.repeats',
  startsOn: 'settings.kpis.startsOn',
  endsOn: 'settings.kpis.endsOn',
  repeatsUntil: 'settings.kpis.repeatsUntil',
} as const;

export const createKpi = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: ofOrg.extend(kpiForm.shape),
  labels: kpiLabels,
  run: async ({ org: _org, ...kpi }, { session, locale }) => {
    await create(session, inDatabaseUnit(kpi, session.organization.currency));
    return done(locale, 'settings.kpis.added');
  },
});

export const updateKpi = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  // The unit of the typed number: the target keeps its metric and currency.
  schema: ofOrg.extend({ kpi: z.uuid(), currency: z.string() }).extend(kpiForm.shape),
  labels: kpiLabels,
  run: async ({ org: _org, kpi, currency, ...fields }, { session, locale }) => {
    const { metric: _metric, currency: _currency, ...changes } = inDatabaseUnit(fields, currency);
    await change(session, kpi, changes);
    return done(locale, 'common.saved');
  },
});

export const archiveKpi = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: ofOrg.extend({ kpi: z.uuid() }),
  run: async ({ kpi }, { session }) => {
    await archive(session, kpi);
    refreshPages();
    return { ok: true };
  },
});

const labelFields = { name: 'settings.labels.name', pattern: 'settings.labels.pattern' } as const;

export const createLabel = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: ofOrg.extend(labelForm.shape),
  labels: labelFields,
  run: async ({ org: _org, ...label }, { session, locale }) => {
    await addLabel(session, label);
    return done(locale, 'settings.labels.added');
  },
});

export const updateLabel = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: ofOrg.extend({ label: z.uuid() }).extend(labelForm.shape),
  labels: labelFields,
  run: async ({ org: _org, label, ...changes }, { session, locale }) => {
    await changeLabel(session, label, changes);
    return done(locale, 'common.saved');
  },
});

export const deleteLabel = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: ofOrg.extend({ label: z.uuid() }),
  run: async ({ org, label }, { session, locale }) => {
    await removeLabel(session, label);
    return { ...(await done(locale, 'settings.labels.deleted')), undo: { org, label } };
  },
});

export const restoreLabel = defineAction({
  by: 'member',
  role: 'marketer',
  tier: 'api',
  schema: ofOrg.extend({ label: z.uuid() }),
  run: async ({ label }, { session, locale }) => {
    await bringBackLabel(session, label);
    return done(locale, 'settings.labels.restored');
  },
});

export const countMatches = defineAction({
  by: 'member',
  role: 'viewer',
  tier: 'api',
  schema: ofOrg.extend(patternQuery.shape),
  run: async ({ pattern }, { session, locale }) => {
    const counts = await countPatternMatches(session.orgId, pattern);
    const t = await getTranslations({ locale });
    return { ok: true, message: t('settings.labels.matches', { ...counts }) };
  },
});

export const addFxRate = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: ofOrg.extend(fxRateForm.shape),
  labels: { base: 'settings.rates.base', rate: 'settings.rates.rate', date: 'settings.rates.date' },
  run: async ({ org: _org, ...rate }, { session, locale }) => {
    await setFxRate(session, { ...rate, quote: session.organization.currency, source: 'manual' });
    return done(locale, 'settings.rates.added');
  },
});

export const deleteFxRate = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: ofOrg.extend(fxRateKey.shape),
  run: async ({ org: _org, ...key }, { session }) => {
    await deleteRate(session, key);
    refreshPages();
    return { ok: true };
  },
});

export const saveConversionChoice = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: ofOrg.extend(conversionChoiceForm.shape),
  labels: { conversions: 'settings.conversions.conversion', sales: 'settings.conversions.sale' },
  run: async ({ platform, conversions, sales }, { session, locale }) => {
    await updateConversionChoice(session, platform, conversionChoiceInput.parse({ conversions, sales }));
    return done(locale, 'settings.conversions.saved');
  },
});

export const resetConversionChoice = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: ofOrg.extend(platformParams.shape),
  run: async ({ platform }, { session, locale }) => {
    await updateConversionChoice(session, platform, null);
    return done(locale, 'settings.conversions.saved');
  },
});

export const changeRole = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: ofOrg.extend({ member: z.uuid() }).extend(roleForm.shape),
  run: async ({ member, role }, { session, locale }) => {
    await changeMemberRole(session, member, role);
    return done(locale, 'settings.members.changed');
  },
});

export const removeMember = defineAction({
  by: 'member',
  role: 'viewer',
  tier: 'api',
  schema: ofOrg.extend({ member: z.uuid() }),
  run: async ({ member }, { session, locale }) => {
    await remove(session, member);
    if (member === session.user.id) redirect(`/${locale}`);
    refreshPages();
    return { ok: true };
  },
});

export const invite = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: ofOrg.extend(invitationForm.shape),
  labels: { email: 'settings.invitations.email', role: 'settings.invitations.role' },
  run: async ({ org: _org, ...invitation }, { session, locale }) => {
    const { token } = await createInvitation(session, invitation);
    refreshPages();
    return { ok: true, secret: new URL(`/${locale}/invitation/${token}`, env().AUTH_URL).href };
  },
});

export const revokeInvitation = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: ofOrg.extend({ invitation: z.uuid() }),
  run: async ({ invitation }, { session }) => {
    await revoke(session, invitation);
    refreshPages();
    return { ok: true };
  },
});

export const createToken = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: ofOrg.extend(apiTokenForm.shape),
  labels: { name: 'settings.tokens.name', role: 'settings.tokens.role' },
  run: async ({ org: _org, ...input }, { session }) => {
    const { token } = await createApiToken(session, input);
    refreshPages();
    return { ok: true, secret: token };
  },
});

export const revokeToken = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: ofOrg.extend({ token: z.uuid() }),
  run: async ({ token }, { session }) => {
    await revokeApiToken(session, token);
    refreshPages();
    return { ok: true };
  },
});

export const addAllowedOrigin = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: ofOrg.extend(allowedOriginForm.shape),
  labels: { origin: 'settings.origins.origin' },
  run: async ({ origin }, { session, locale }) => {
    await updateAllowedOrigins(session, (stored) => [...stored, origin]);
    return done(locale, 'settings.origins.added');
  },
});

export const removeAllowedOrigin = defineAction({
  by: 'member',
  role: 'admin',
  tier: 'api',
  schema: ofOrg.extend({ origin: z.string() }),
  run: async ({ origin }, { session }) => {
    await updateAllowedOrigins(session, (stored) => stored.filter((other) => other !== origin));
    refreshPages();
    return { ok: true };
  },
});
