import type { SandboxContext, SandboxRequest } from '../sandbox-platform';
import type { Person } from '../world/model';
import { type OwnCompany, organizationSchema } from '../world/own-company';
import type { ConsentBrand } from './consent-page';
import { refuseConsent } from './consent-request';

/** Parameter of a consent screen: the organization that connects, as JSON. Only this sandbox knows it. */
const parameter = 'sandbox_organization';

/** People that the consent screen offers: first the one who belongs to the organization alone. @throws Refusal */
export function peopleOffered(request: SandboxRequest, context: SandboxContext, brand: ConsentBrand) {
  return { own: ownCompanyIn(request, context, brand), people: context.world.people };
}

/**
 * The person chosen on the consent screen. A company of the organization's own becomes part of the world with that.
 * @throws Refusal when no person was chosen
 */
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

/** Null: the app does not say which organization connects. */
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
