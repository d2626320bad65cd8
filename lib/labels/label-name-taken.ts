import { AppError } from '@/lib/errors';

/** Names are compared as searches compare: regardless of case, accents and forms of alef. */
export function labelNameTaken(): AppError {
  return new AppError('conflict', 'Another label has this name.', {
    messageKey: 'labelNameTaken',
    invalidParams: [{ name: 'body.name', reason: 'another label has this name' }],
  });
}
