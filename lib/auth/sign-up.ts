import { admitTry } from './admit-try';
import { parseEmail } from './email';
import { type NewPerson, registerPerson } from './register-person';

/**
 * Sign-up, open to everyone: answers the same whether the address has an account or not. Signing in is the next
 * step and works with the password of the account alone.
 * @param clientIp network of the client (`clientNetwork`), which tries are limited by
 * @param answer to a challenge, if one came along
 * @throws AppError `invalid_input` or `challenge_required`
 */
export async function signUp({
  clientIp,
  answer,
  ...person
}: NewPerson & { clientIp: string; answer?: string | undefined }): Promise<void> {
  const name = parseEmail(person.email) ?? '';
  await admitTry({ act: 'sign-up', name, network: clientIp, account: null, device: null, answer });
  await registerPerson(person);
}
