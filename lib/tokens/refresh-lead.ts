import { isPlatformId } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';

/** How long before its end a platform's token is renewed, in seconds; 600 for a platform this version does not know. */
export function refreshLeadSecondsOf(platform: string): number {
  return isPlatformId(platform) ? platformDefinition(platform).refreshLeadSeconds : 600;
}

/** Where a person removes our access themselves, on a platform that does not let us; null: we revoke it. */
export function accessSettingsUrlOf(platform: string): string | null {
  return isPlatformId(platform) ? platformDefinition(platform).capabilities.accessSettingsUrl : null;
}
