import { admitTry } from './admit-try';
import { parseEmail } from './email';
import { type NewPerson, registerPerson } from './register-person';

/** The same answer for an address with an account. @throws AppError `invalid_input` or `challenge_required` */
export async function signUp({
  clientIp,
  answer,
  ...person
}: NewPerson & { clientIp: string; answer?: string | undefined }): Promise<void> {
  const name = parseEmail(person.email) ?? '';
  await admitTry({ act: 'sign-up', name, network: clientIp, account: null, device: null, answer });
  await registerPerson(person);
}
