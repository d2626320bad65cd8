import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog } from '@/db/schema/audit-log';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { createLogger, logger } from '@/lib/logger';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { loadUser } from './load-user';
import { findPasswordReset, issuePasswordReset, resetPassword } from './password-reset';
import { registerPerson } from './register-person';
import { challengeOf, solved } from './testing/solved';
import { verifyCredentials } from './verify-credentials';

logger.level = 'silent';
const oldPassword = 'tall green kettle';
const password = 'seven quiet rivers';
// One network per call, because the limit is another test.
const freshIp = () => `client-${randomUUID()}`;
async function newPerson() {
  const person = await registerPerson({ name: 'Sara', email: `${randomUUID()}@example.com`, password: oldPassword });
  if (!person) throw new Error('The address has an account.');
  return person;
}
const fromAnywhere = () => ({ network: freshIp(), deviceCookie: undefined });
const reset = (token: string, withPassword = password) =>
  resetPassword({ token, password: withPassword, clientIp: freshIp() });
const rowOf = async (id: string) => {
  const [row] = await withSystem('test', (tx) => tx.select().from(users).where(eq(users.id, id)));
  if (!row) throw new Error('There is no such person.');
  return row;
};

describe('a password reset', () => {
  it('sets the password, ends every session, and works once', async () => {
    const { id, email } = await newPerson();
    const { sessionVersion } = await verifyCredentials(email, oldPassword, fromAnywhere());
    const { token } = await issuePasswordReset(email.toUpperCase());
    expect(await findPasswordReset(token, freshIp())).toEqual({ userId: id, email });
    await reset(token);
    expect(await verifyCredentials(email, password, fromAnywhere())).toMatchObject({ id });
    await expect(verifyCredentials(email, oldPassword, fromAnywhere())).rejects.toMatchObject({
      messageKey: 'wrongCredentials',
    });
    expect(await loadUser({ userId: id, sessionVersion })).toBeNull();
    await expect(reset(token, 'another long one')).rejects.toMatchObject({ code: 'gone', messageKey: 'resetUsed' });
    await expect(findPasswordReset(token, freshIp())).rejects.toMatchObject({ messageKey: 'resetUsed' });
  });

  it('succeeds for one of two simultaneous uses of one link', async () => {
    const { token } = await issuePasswordReset((await newPerson()).email);
    const ended = await Promise.allSettled([reset(token, 'first of two words'), reset(token, 'second of two words')]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses an unknown, expired or replaced link, and does not change the password', async () => {
    const { id, email } = await newPerson();
    await expect(reset('cmis_reset_unknown')).rejects.toMatchObject({ code: 'not_found', messageKey: 'resetUnknown' });
    const replaced = await issuePasswordReset(email);
    const { token } = await issuePasswordReset(email);
    await expect(reset(replaced.token)).rejects.toMatchObject({ messageKey: 'resetUnknown' });
    await withSystem('test', (tx) => tx.update(users).set({ resetExpiresAt: new Date() }).where(eq(users.id, id)));
    await expect(reset(token)).rejects.toMatchObject({ code: 'gone', messageKey: 'resetExpired' });
    expect(await verifyCredentials(email, oldPassword, fromAnywhere())).toMatchObject({ id });
  });

  it('applies the password policy, and the link stays valid', async () => {
    const { email } = await newPerson();
    const { token } = await issuePasswordReset(email);
    await expect(reset(token, 'short')).rejects.toMatchObject({ messageKey: 'passwordTooShort' });
    await expect(reset(token, email)).rejects.toMatchObject({ messageKey: 'passwordTooCommon' });
    await reset(token);
  });

  it('can be opened a hundred times a minute from one network', async () => {
    const clientIp = freshIp();
    const tries = await Promise.allSettled(Array.from({ length: 102 }, () => findPasswordReset('unknown', clientIp)));
    const codes = tries.map((each) => (each.status === 'rejected' ? each.reason.code : 'found'));
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(2);
  });

  it('can be tried ten times a minute from one network; the next time needs a challenge for this link', async () => {
    const clientIp = freshIp();
    const tryLink = (token: string, answer?: string) => resetPassword({ token, password, clientIp, answer });
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => tryLink('unknown')));
    const codes = tries.map((each) => (each.status === 'rejected' ? each.reason.code : 'reset'));
    expect(codes.filter((code) => code === 'challenge_required')).toHaveLength(2);
    const { email } = await newPerson();
    const { token } = await issuePasswordReset(email);
    const answer = await solved(await challengeOf(tryLink('another link')));
    await expect(tryLink(token, answer)).rejects.toMatchObject({ code: 'challenge_required' });
    await tryLink(token, await solved(await challengeOf(tryLink(token))));
    expect(await verifyCredentials(email, password, fromAnywhere())).toMatchObject({ id: expect.any(String) });
  });

  it('is not issued for an unknown address or a disabled person', async () => {
    await expect(issuePasswordReset('nobody@example.com')).rejects.toMatchObject({ code: 'not_found' });
    await expect(issuePasswordReset('no address')).rejects.toMatchObject({ code: 'not_found' });
    const { id, email } = await newPerson();
    await withSystem('test', (tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id)));
    await expect(issuePasswordReset(email)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is in the audit log of the organization, issued and used, without the token', async () => {
    const { orgId, user } = await mintSession();
    const { email } = await rowOf(user.id);
    const { token } = await issuePasswordReset(email);
    await reset(token);
    const lines = await withOrg(orgId, (tx) => tx.select().from(auditLog).where(eq(auditLog.subjectId, user.id)));
    expect(lines.map(({ action, actorType }) => [action, actorType])).toEqual([
      ['user.password_reset_issued', 'system'],
      ['user.password_reset', 'user'],
    ]);
    expect(JSON.stringify(lines)).not.toContain(token);
  });

  it('has a token that is stored as a hash only and masked in the log', async () => {
    const { id, email } = await newPerson();
    const { token } = await issuePasswordReset(email);
    expect(JSON.stringify(await rowOf(id))).not.toContain(token);
    let written = '';
    const destination = new Writable({
      write(chunk, _encoding, done) {
        written += String(chunk);
        done();
      },
    });
    const path = `/en/reset-password/${token}`;
    createLogger(destination).warn({ path, err: new Error(`GET ${path} failed`) }, `${path} failed`);
    expect(written).toContain('/en/reset-password/[redacted]');
    expect(written).not.toContain(token);
  });
});
