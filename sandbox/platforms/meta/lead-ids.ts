import type { SandboxContext } from '../../sandbox-platform';
import type { Campaign, Profile } from '../../world/model';
import { hashOf, numericId } from '../../world/random';

export interface LeadSource {
  page: Profile;
  campaign: Campaign;
}

/** Ids of leads: this prefix, then the Page and the campaign within its business. */
const PREFIX = '77';
const PAGE_DIGITS = 2;
const CAMPAIGN_DIGITS = 6;
const SERIAL_DIGITS = 7;
const LEAD = new RegExp(`^${PREFIX}(\\d{${PAGE_DIGITS}})(\\d{${CAMPAIGN_DIGITS}})\\d{${SERIAL_DIGITS},}$`);

const pagesOf = ({ world }: SandboxContext, businessId: string) =>
  world.profiles.filter((profile) => profile.kind === 'page' && profile.businessId === businessId);
const markOf = ({ id }: Campaign) =>
  String(hashOf('lead of', id) % 10 ** CAMPAIGN_DIGITS).padStart(CAMPAIGN_DIGITS, '0');

export function leadId(context: SandboxContext, serial: number, { page, campaign }: LeadSource): string {
  const place = pagesOf(context, page.businessId).findIndex(({ id }) => id === page.id);
  return [
    PREFIX,
    String(place).padStart(PAGE_DIGITS, '0'),
    markOf(campaign),
    String(serial).padStart(SERIAL_DIGITS, '0'),
  ].join('');
}

/** `unknown`: not a lead of this business. Null: not an id of a lead. */
export function sourceOfLead(context: SandboxContext, id: string, pageId: string): LeadSource | 'unknown' | null {
  const match = LEAD.exec(id);
  if (!match) return null;
  const [, place, mark] = match;
  const { world } = context;
  const businessId = world.profile(pageId)?.businessId ?? '';
  const page = pagesOf(context, businessId)[Number(place)];
  const campaign = world.accounts
    .filter((account) => account.businessId === businessId)
    .flatMap((account) => world.campaigns(account.id))
    .find((candidate) => markOf(candidate) === mark);
  return page && campaign ? { page, campaign } : 'unknown';
}

export function formIdOf({ id }: Profile): string {
  return numericId('55', 15, 'form', id);
}

export function adIdOf({ id }: Campaign): string {
  return numericId('1203', 17, 'ad', id);
}
