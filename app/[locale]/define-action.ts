import { unstable_rethrow } from 'next/navigation';
import type { MessageKeys, Messages, NestedKeyOf } from 'next-intl';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import type { ActionResult, FormAction } from '@/components/forms/action-result';
import { limitAction } from '@/lib/api/limit-request';
import type { SignedInUser } from '@/lib/auth/load-user';
import { requireOrg, type SessionWith } from '@/lib/auth/org-session';
import type { Role } from '@/lib/auth/roles';
import { requireUser } from '@/lib/auth/session';
import type { Locale } from '@/lib/i18n/routing';
import type { RateTier } from '@/lib/rate-limit/rate-policies';
import { inRequest } from '@/lib/work-kind';
import { actionFailure } from './action-failure';
import { formValues } from './form-values';
import { toShownError } from './to-shown-error';

export type MessageKey = MessageKeys<Messages, NestedKeyOf<Messages>>;

/** A member of the organization in the field `org`, any signed-in person, or anyone. */
type ActionBy = 'member' | 'user' | 'anyone';

type Caller<By extends ActionBy, R extends Role> = { locale: Locale } & (By extends 'member'
  ? { session: SessionWith<R> }
  : By extends 'user'
    ? { user: SignedInUser }
    : object);

/**
 * The tier of the API route of the same action. `by-account`: the called function of lib counts attempts itself, from
 * the tier `auth`.
 */
type ActionTier = RateTier | 'by-account';

type ActionDefinition<By extends ActionBy, Schema extends z.ZodType, R extends Role> = {
  by: By;
  tier: ActionTier;
  // Messages of its issues are keys below `errors.fields`.
  schema: Schema;
  // Names of the fields in error texts: keys of the message files.
  labels?: Record<string, MessageKey>;
  run: (input: z.infer<Schema>, caller: Caller<By, R>) => Promise<Extract<ActionResult, { ok: true }>>;
} & (By extends 'member' ? { role: R } : { role?: never });

const orgField = z.string().catch('');

async function identify(by: ActionBy, role: Role | undefined, form: FormData): Promise<object> {
  if (by === 'member') return { session: await requireOrg(orgField.parse(form.get('org')), role ?? 'viewer') };
  return by === 'user' ? { user: await requireUser() } : {};
}

interface ActionPolicy {
  by: ActionBy;
  role?: Role;
  tier: ActionTier;
}

const policies = new WeakMap<object, ActionPolicy>();

/** Undefined for a function that `defineAction` did not make. */
export function actionPolicy(action: unknown): ActionPolicy | undefined {
  return typeof action === 'function' ? policies.get(action) : undefined;
}

/**
 * The counterpart of `defineRoute`: rate tier, session, role, parsing, and failures as texts in the reader's language.
 */
export function defineAction<By extends ActionBy, Schema extends z.ZodType, R extends Role = 'viewer'>(
  definition: ActionDefinition<By, Schema, R>,
): FormAction {
  const { by, role, tier, schema, labels = {}, run } = definition;
  const action: FormAction = async (_previous, form) => {
    const locale = await getLocale();
    try {
      if (tier !== 'by-account') await limitAction(tier);
      // The one cast of the wrapper: what `identify` returns follows from `by` and `role`.
      const caller = { ...(await identify(by, role, form)), locale } as Caller<By, R>;
      return await inRequest(() => run(schema.parse(formValues(form)), caller));
    } catch (error) {
      // Redirects are thrown as exceptions.
      unstable_rethrow(error);
      return actionFailure(error, locale, labels);
    }
  };
  policies.set(action, { by, tier, ...(role ? { role } : {}) });
  return action;
}

/** For forms that show no result: a refusal shows the error page. */
export function definePlainAction(definition: {
  tier: RateTier;
  run: (form: FormData) => Promise<void>;
}): (form: FormData) => Promise<void> {
  const action = async (form: FormData) => {
    try {
      await limitAction(definition.tier);
    } catch (error) {
      throw toShownError(error);
    }
    await definition.run(form);
  };
  policies.set(action, { by: 'anyone', tier: definition.tier });
  return action;
}
