import { isPlatformId } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';

/** Seconds before a token's end; 600 for a platform that this version does not support. */
export function refreshLeadSecondsOf(platform: string): number {
  return isPlatformId(platform) ? platformDefinition(platform).refreshLeadSeconds : 600;
}

/** Where a person removes our access, on a platform whose API cannot revoke it; null: we revoke it. */
export function accessSettingsUrlOf(platform: string): string | null {
  return isPlatformId(platform) ? platformDefinition(platform).capabilities.accessSettingsUrl : null;
}
