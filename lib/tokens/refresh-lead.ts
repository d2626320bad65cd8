import { describeAll } from '@/lib/platforms/describe-all';
import type { PlatformDescription } from '@/lib/platforms/description';

let known: Map<string, PlatformDescription> | undefined;

function descriptionOf(platform: string): PlatformDescription | undefined {
  known ??= new Map(describeAll().map((description) => [description.platform, description]));
  return known.get(platform);
}

/** How long before its end a platform's token is renewed, in seconds; 600 for a platform this version does not know. */
export function refreshLeadSecondsOf(platform: string): number {
  return descriptionOf(platform)?.refreshLeadSeconds ?? 600;
}

/** Where a person removes our access themselves, on a platform that does not let us; null: we revoke it. */
export function accessSettingsUrlOf(platform: string): string | null {
  return descriptionOf(platform)?.accessSettingsUrl ?? null;
}
