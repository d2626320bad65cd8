export const platformIds = ['meta', 'google', 'tiktok', 'linkedin', 'twitter', 'snapchat'] as const;
export type PlatformId = (typeof platformIds)[number];

export function isPlatformId(value: unknown): value is PlatformId {
  return platformIds.some((id) => id === value);
}
