import { admitTry } from './admit-try';
import { parseEmail } from './email';
import { type NewPerson, registerPerson } from './register-person';

/**
 * Open sign-up: the answer is the same whether the address has an account or not.
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
