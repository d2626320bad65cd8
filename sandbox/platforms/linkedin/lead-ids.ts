import type { Campaign } from '../../world/model';
import { numericId } from '../../world/random';

const PREFIX = '4407';

export function leadId(serial: number, { id }: Campaign): string {
  return `${numericId(PREFIX, 12, 'linkedin', serial)}-${id}`;
}

/** Null when it is not an id of a lead. */
export function campaignIdIn(lead: string): string | null {
  return new RegExp(`^${PREFIX}\\d{8}-(\\d+)$`).exec(lead)?.[1] ?? null;
}

export function formIdOf(accountId: string): string {
  return numericId('52', 8, 'form', accountId);
}

export function creativeUrn(campaignId: string): string {
  return `urn:li:sponsoredCreative:${numericId('3', 9, 'creative', campaignId)}`;
}
