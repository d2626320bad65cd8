import type { SandboxContext, SandboxRequest } from '../sandbox-platform';
import type { Person } from '../world/model';
import { type OwnCompany, organizationSchema } from '../world/own-company';
import type { ConsentBrand } from './consent-page';
import { refuseConsent } from './consent-request';

/** The organization that connects, as JSON; only this sandbox reads it. */
const parameter = 'sandbox_organization';

export function peopleOffered(request: SandboxRequest, context: SandboxContext, brand: ConsentBrand) {
  return { own: ownCompanyIn(request, context, brand), people: context.world.people };
}

/** Adds the organization's own company to the world. @throws Refusal when no person was chosen */
export function personChosen(request: SandboxRequest, context: SandboxContext, brand: ConsentBrand): Person {
  const { own, people } = peopleOffered(request, context, brand);
  const chosen = request.body.person;
  if (own && own.person.id === chosen) {
    const dropped = context.state.keepOrganization(context.world.platform, own.organization);
    context.world.adopt([own], dropped);
    return own.person;
  }
  const person = people.find(({ id }) => id === chosen);
  if (person) return person;
  throw refuseConsent(brand, 'Choose who you sign in as', 'اختر الشخص الذي تسجّل الدخول باسمه');
}

function ownCompanyIn({ query }: SandboxRequest, { world }: SandboxContext, brand: ConsentBrand): OwnCompany | null {
  const text = query.get(parameter);
  if (text === null) return null;
  const parsed = organizationSchema.safeParse(jsonOf(text));
  if (parsed.success) return world.ownCompany({ ...parsed.data, round: 0 });
  throw refuseConsent(brand, `${parameter}: this is not an organization.`, `${parameter}: هذه ليست مؤسسة.`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
