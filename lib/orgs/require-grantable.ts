import { type Role, roleAtLeast } from '@/lib/auth/roles';
import { AppError } from '@/lib/errors';

/** Grants and revocations are limited to one's own role. @throws AppError `forbidden` (`roleAboveOwn`) */
export function requireGrantable(own: Role, other: Role): void {
  if (roleAtLeast(own, other)) return;
  throw new AppError('forbidden', 'This role is above your own.', { messageKey: 'roleAboveOwn' });
}
