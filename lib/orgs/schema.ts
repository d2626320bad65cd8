import { z } from 'zod';
import { roles } from '@/db/schema/memberships';
import { isTimeZone } from '@/lib/dates';
import { routing } from '@/lib/i18n/routing';
import { MAX_ALLOWED_ORIGINS, readOrigin } from './allowed-origin';

const currencies = new Set(Intl.supportedValuesOf('currency'));

export const roleSchema = z.enum(roles);

// No control characters, 1 to 120 characters.
const nameSchema = z
  .string()
  .trim()
  .normalize('NFC')
  .min(1)
  .max(120)
  .regex(/^\P{Cc}*$/u, 'must not contain control characters');

const currencySchema = z.string().refine((code) => currencies.has(code), 'must be an ISO 4217 currency code');
const timeZoneSchema = z.string().max(64).refine(isTimeZone, 'must be an IANA time zone');
const marginSchema = z.int().min(0).max(10_000).nullable();

export const createOrganizationSchema = z.strictObject({
  name: nameSchema,
  currency: currencySchema,
  timeZone: timeZoneSchema,
});
export type CreateOrganizationInput = z.infer<typeof createOrganizationSchema>;

// Omitted fields stay. `weekStartsOn`: 0 is Sunday. `marginBasisPoints`: gross margin, 2500 = 25 %; null means unknown.
export const updateOrganizationSchema = createOrganizationSchema
  .extend({ weekStartsOn: z.int().min(0).max(6), marginBasisPoints: marginSchema })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'must contain at least one change');
export type UpdateOrganizationInput = z.infer<typeof updateOrganizationSchema>;

export const inviteSchema = z.strictObject({ email: z.string().max(320), role: roleSchema });
export type InviteInput = z.infer<typeof inviteSchema>;

export const createApiTokenSchema = z.strictObject({
  name: nameSchema,
  role: roleSchema,
  // Null or omitted: the token does not expire.
  expiresAt: z.iso.datetime().nullish(),
});
export type CreateApiTokenInput = z.infer<typeof createApiTokenSchema>;

const originSchema = z
  .string()
  .max(300)
  .transform((text, context) => {
    const origin = readOrigin(text);
    if (origin !== null) return origin;
    context.addIssue('must be an exact origin: https://host, or http://localhost, with an optional port and no path');
    return z.NEVER;
  });

export const allowedOriginsInput = z.strictObject({ origins: z.array(originSchema).max(MAX_ALLOWED_ORIGINS) });

export const allowedOriginsDto = z.strictObject({ origins: z.array(z.string()) });

export const organizationDto = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  role: roleSchema,
});

// The caller may call the routes that need one of these roles.
const scopesSchema = z.array(roleSchema);

export const organizationDetail = organizationDto.extend({
  // 0 is Sunday.
  weekStartsOn: z.int(),
  // Gross margin, 2500 = 25 %; null means unknown.
  marginBasisPoints: z.int().nullable(),
  createdAt: z.iso.datetime(),
  scopes: scopesSchema,
  // Integrations that are not disconnected, chosen ad accounts and profiles, and all stored campaigns.
  counts: z.strictObject({
    members: z.int(),
    integrations: z.int(),
    adAccounts: z.int(),
    profiles: z.int(),
    campaigns: z.int(),
  }),
});

export const memberDto = z.strictObject({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  joinedAt: z.iso.datetime(),
});

export const invitationDto = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  role: roleSchema,
  expiresAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
});

export const apiTokenDto = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  // First characters, to recognize a token in a list.
  prefix: z.string(),
  role: roleSchema,
  lastUsedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});

export const callerDto = z.strictObject({
  // With a token, the person who created it.
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  // Last chosen in this browser; null before a choice and with a token.
  language: z.enum(routing.locales).nullable(),
  // With a token, its own organization only.
  organizations: z.array(organizationDto.extend({ scopes: scopesSchema })),
  // Null for a session.
  token: apiTokenDto.pick({ id: true, name: true, prefix: true, role: true, expiresAt: true }).nullable(),
});
