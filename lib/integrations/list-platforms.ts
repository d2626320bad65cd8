import { z } from 'zod';
import { describeAll, describePlatform, platformDescriptionSchema } from '@/lib/platforms/description';
import { configuredPlatform, isPlatformAvailable } from '@/lib/tokens/platform-config';

export const platformListSchema = z.strictObject({
  platforms: z.array(
    z.strictObject({
      ...platformDescriptionSchema.shape,
      available: z.boolean(),
    }),
  ),
});

export function listPlatforms(): z.infer<typeof platformListSchema> {
  return {
    platforms: describeAll().map((description) => {
      const available = isPlatformAvailable(description.platform);
      return { ...(available ? describePlatform(configuredPlatform(description.platform)) : description), available };
    }),
  };
}
