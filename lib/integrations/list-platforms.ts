import { z } from 'zod';
import { describeAll, describePlatform, platformDescriptionSchema } from '@/lib/platforms/description';
import { configuredPlatform, isPlatformAvailable } from '@/lib/tokens/platform-config';

export const platformListSchema = z.strictObject({
  platforms: z.array(
    z.strictObject({
      ...platformDescriptionSchema.shape,
      /** Whether it can be connected in this installation. */
      available: z.boolean(),
    }),
  ),
});

/** Every supported platform: as it is configured here, or as it could be. */
export function listPlatforms(): z.infer<typeof platformListSchema> {
  return {
    platforms: describeAll().map((description) => {
      const available = isPlatformAvailable(description.platform);
      return { ...(available ? describePlatform(configuredPlatform(description.platform)) : description), available };
    }),
  };
}
