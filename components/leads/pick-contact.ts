import type { LeadAnswerDto } from '@/lib/leads/schema';

/** Personal data. */
export interface LeadContact {
  name: string | null;
  email: string | null;
  phone: string | null;
  others: LeadAnswerDto[];
}

// The platforms' field names, without case and signs; the first answered one counts.
const fields = {
  name: ['fullname', 'name'],
  givenName: ['firstname', 'givenname'],
  familyName: ['lastname', 'familyname'],
  email: ['email', 'emailaddress', 'workemail'],
  phone: ['phonenumber', 'phone', 'mobilephone', 'mobilephonenumber', 'workphonenumber', 'workphone'],
} as const;

const plain = (field: string) => field.toLowerCase().replace(/[^a-z0-9]/g, '');

export function pickContact(answers: readonly LeadAnswerDto[]): LeadContact {
  const picked = new Set<LeadAnswerDto>();
  const first = (names: readonly string[]): string | null => {
    for (const name of names) {
      const answer = answers.find(({ field, values }) => plain(field) === name && values.some((value) => value !== ''));
      if (!answer) continue;
      picked.add(answer);
      return answer.values.join(' ');
    }
    return null;
  };
  const whole = first(fields.name);
  const parts = whole === null ? [first(fields.givenName), first(fields.familyName)] : [whole];
  const [email, phone] = [first(fields.email), first(fields.phone)];
  return {
    name: parts.filter((part) => part !== null).join(' ') || null,
    email,
    phone,
    others: answers.filter((answer) => !picked.has(answer)),
  };
}
