import { AppError } from '@/lib/errors';
import { type Role, roleAtLeast } from './roles';

export function requireRole(session: { role: Role }, minimum: Role): void {
  if (roleAtLeast(session.role, minimum)) return;
  throw new AppError('forbidden', `This needs the role ${minimum} or higher.`, { values: { role: minimum } });
}
