import type { Campaign } from '../../world/model';
import { numericId } from '../../world/random';

/** Ids of leads begin with these digits, and end with the campaign that brought them. */
const PREFIX = '4407';

export function leadId(serial: number, { id }: Campaign): string {
  return `${numericId(PREFIX, 12, 'linkedin', serial)}-${id}`;
}

/** The campaign in the id of a lead; null for what is no lead. */
export function campaignIdIn(lead: string): string | null {
  return new RegExp(`^${PREFIX}\\d{8}-(\\d+)$`).exec(lead)?.[1] ?? null;
}

/** The form of an ad account's campaigns. */
export function formIdOf(accountId: string): string {
  return numericId('52', 8, 'form', accountId);
}

/** The ad of a campaign. */
export function creativeUrn(campaignId: string): string {
  return `urn:li:sponsoredCreative:${numericId('3', 9, 'creative', campaignId)}`;
}
