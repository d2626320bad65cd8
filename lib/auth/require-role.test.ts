import { describe, expect, expectTypeOf, it } from 'vitest';
import type { OrgSession, SessionWith } from './org-session';
import { requireRole } from './require-role';

describe('requireRole', () => {
  it('returns the session of a role that is high enough, and refuses a lower one as forbidden', () => {
    const session = { role: 'marketer' as const };
    expect(requireRole(session, 'viewer')).toBe(session);
    expect(requireRole(session, 'marketer')).toBe(session);
    expect(() => requireRole(session, 'admin')).toThrow(expect.objectContaining({ code: 'forbidden' }));
  });

  it('types the session with the roles that were required or are higher', () => {
    const required = (session: OrgSession) => requireRole(session, 'marketer');
    expectTypeOf<ReturnType<typeof required>>().toExtend<SessionWith<'marketer'>>();
    expectTypeOf<ReturnType<typeof required>>().not.toExtend<SessionWith<'admin'>>();
    expectTypeOf<SessionWith<'owner'>>().toExtend<SessionWith<'marketer'>>();
    expectTypeOf<OrgSession>().not.toExtend<SessionWith<'marketer'>>();
    expectTypeOf<OrgSession>().toExtend<SessionWith<'viewer'>>();
  });
});
