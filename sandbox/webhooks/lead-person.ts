import { hashOf, mix, pick } from '../world/random';

/** The same lead has the same person. */
export interface LeadPerson {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
}

type Name = readonly [firstName: string, lastName: string, mailbox: string];

const people: readonly [Name, ...Name[]] = [
  ['سارة', 'القحطاني', 'sara'],
  ['عمر', 'الحربي', 'omar'],
  ['ليان', 'العتيبي', 'layan'],
  ['يوسف', 'منصور', 'yousef'],
  ['Maya', 'Haddad', 'maya'],
  ['Jonas', 'Müller', 'jonas'],
  ['Chloé', 'Bernard', 'chloe'],
];

export function leadPerson(platform: string, leadId: string): LeadPerson {
  const hash = hashOf('lead', platform, leadId);
  const [firstName, lastName, name] = pick(hash, people);
  const number = String(mix(hash, 1)).padStart(10, '0');
  return { firstName, lastName, email: `${name}.${number.slice(-4)}@example.com`, phone: `+96650${number.slice(-7)}` };
}
