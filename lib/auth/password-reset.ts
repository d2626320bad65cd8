import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { memberships } from '@/db/schema/memberships';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import type { Actor } from '@/lib/audit/actor';
import { recordAudit } from '@/lib/audit/record-audit';
import { randomToken, sha256Hex } from '@/lib/crypto/hash';
import { hashPassword } from '@/lib/crypto/password-hash';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { rateLimited, takeForAct } from '@/lib/rate-limit/rate-limit';
import { admitTry } from './admit-try';
import { parseEmail } from './email';
import { orgOfJob } from './org-of-job';
import { checkNewPassword } from './password-policy';

const VALID_MINUTES = 60;
// The log masks this prefix (`lib/logger.ts`).
const TOKEN_PREFIX = 'cmis_reset_';

// An entry for each organization of the person, because the log belongs to organizations.
async function auditEverywhere(userId: string, actor: Actor, action: string): Promise<void> {
  const joined = await withSystem('auth: organizations of a person', (tx) =>
    tx.select({ orgId: memberships.orgId }).from(memberships).where(eq(memberships.userId, userId)),
  );
  for (const { orgId } of joined) {
    const org = orgOfJob(orgId);
    await withOrg(org, (tx) => recordAudit(tx, org, actor, action, userId));
  }
}

/**
 * Invalidates earlier tokens and stores only the hash. Audited first.
 * @throws AppError `not_found` for an unknown address; `conflict` for a disabled person
 */
export async function issuePasswordReset(email: string): Promise<{ token: string; expiresAt: Date }> {
  const account = parseEmail(email);
  const [user] = account
    ? await withSystem('auth: find the user of a password reset', (tx) =>
        tx.select({ id: users.id, disabledAt: users.disabledAt }).from(users).where(eq(users.email, account)),
      )
    : [];
  if (!user) throw new AppError('not_found', 'No person has signed up with this e-mail address.');
  if (user.disabledAt) throw new AppError('conflict', 'This person is disabled and cannot sign in.');
  await auditEverywhere(user.id, { type: 'system', id: null, requestId: null }, 'user.password_reset_issued');
  const token = `${TOKEN_PREFIX}${randomToken(32)}`;
  const expiresAt = new Date(Date.now() + VALID_MINUTES * 60_000);
  await withSystem('auth: store a password reset', (tx) =>
    tx
      .update(users)
      .set({ resetTokenHash: sha256Hex(token), resetExpiresAt: expiresAt, resetUsedAt: null })
      .where(eq(users.id, user.id)),
  );
  logger.info({ userId: user.id }, 'a password reset link was issued');
  return { token, expiresAt };
}

function used(): AppError {
  return new AppError('gone', 'This reset link has already been used.', { messageKey: 'resetUsed' });
}

/** @throws AppError `rate_limited`; `not_found` (`resetUnknown`, or replaced); `gone` (`resetUsed`, `resetExpired`) */
export async function findPasswordReset(token: string, clientIp: string): Promise<{ userId: string; email: string }> {
  // Like every page: the token cannot be guessed, and others of the network must not block the person.
  const verdict = await takeForAct('api', `address:${clientIp}`);
  if (!verdict.allowed) throw rateLimited(verdict);
  return findReset(token);
}

async function findReset(token: string): Promise<{ userId: string; email: string }> {
  const [user] = await withSystem('auth: the person behind a reset link', (tx) =>
    tx
      .select({
        userId: users.id,
        email: users.email,
        expiresAt: users.resetExpiresAt,
        usedAt: users.resetUsedAt,
        disabledAt: users.disabledAt,
      })
      .from(users)
      .where(eq(users.resetTokenHash, sha256Hex(token))),
  );
  if (!user || user.disabledAt) {
    throw new AppError('not_found', 'This reset link is not valid.', { messageKey: 'resetUnknown' });
  }
  if (user.usedAt) throw used();
  if (!user.expiresAt || user.expiresAt.getTime() <= Date.now()) {
    throw new AppError('gone', 'This reset link has expired.', { messageKey: 'resetExpired' });
  }
  return { userId: user.userId, email: user.email };
}

/**
 * Ends all sessions.
 * @throws AppError as `findPasswordReset`, with `challenge_required` for `rate_limited`; `invalid_input` keeps the link
 */
export async function resetPassword({
  token,
  password,
  clientIp,
  answer,
}: {
  token: string;
  password: string;
  clientIp: string;
  answer?: string | undefined;
}): Promise<void> {
  await admitTry({ act: 'password-reset', name: token, network: clientIp, account: null, device: null, answer });
  const { userId, email } = await findReset(token);
  checkNewPassword(password, email);
  const passwordHash = await hashPassword(password);
  const changed = await withSystem('auth: set a password by a reset link', (tx) =>
    tx
      .update(users)
      .set({ passwordHash, resetUsedAt: new Date(), sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(
        and(
          eq(users.id, userId),
          eq(users.resetTokenHash, sha256Hex(token)),
          isNull(users.resetUsedAt),
          gt(users.resetExpiresAt, new Date()),
        ),
      )
      .returning({ id: users.id }),
  );
  if (changed.length === 0) throw used();
  logger.info({ userId }, 'a password was reset');
  await auditEverywhere(userId, { type: 'user', id: userId, requestId: null }, 'user.password_reset');
}
