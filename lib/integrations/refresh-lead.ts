import { describeAll } from '@/lib/platforms/describe-all';

let leads: Map<string, number> | undefined;

/** How long before its end a platform's token is renewed, in seconds; 600 for a platform this version does not know. */
export function refreshLeadSecondsOf(platform: string): number {
  leads ??= new Map(describeAll().map((description) => [description.platform, description.refreshLeadSeconds]));
  return leads.get(platform) ?? 600;
}
