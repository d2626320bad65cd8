import { AppError } from '@/lib/errors';
import { type Role, type RoleFrom, roleAtLeast } from './roles';

export function hasRole<S extends { role: Role }, R extends Role>(
  session: S,
  minimum: R,
): session is S & { role: RoleFrom<R> } {
  return roleAtLeast(session.role, minimum);
}

/** @returns the same session, typed with its role. @throws AppError `forbidden` */
export function requireRole<S extends { role: Role }, R extends Role>(
  session: S,
  minimum: R,
): S & { role: RoleFrom<R> } {
  if (hasRole(session, minimum)) return session;
  throw new AppError('forbidden', `This needs the role ${minimum} or higher.`, { values: { role: minimum } });
}
