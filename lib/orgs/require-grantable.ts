import { type Role, roleAtLeast } from '@/lib/auth/roles';
import { AppError } from '@/lib/errors';

/**
 * Nobody hands out, or takes from another, more than they have themselves.
 * @throws AppError `forbidden` (`roleAboveOwn`)
 */
export function requireGrantable(own: Role, other: Role): void {
  if (roleAtLeast(own, other)) return;
  throw new AppError('forbidden', 'This concerns a role above your own.', { messageKey: 'roleAboveOwn' });
}
