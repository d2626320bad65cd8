import { googleSandbox } from './platforms/google';
import { linkedinSandbox } from './platforms/linkedin';
import { metaSandbox } from './platforms/meta';
import { snapchatSandbox } from './platforms/snapchat';
import { tiktokSandbox } from './platforms/tiktok';
import { twitterSandbox } from './platforms/twitter';
import type { SandboxPlatform } from './sandbox-platform';

export const sandboxPlatforms: readonly SandboxPlatform[] = [
  metaSandbox,
  googleSandbox,
  snapchatSandbox,
  tiktokSandbox,
  linkedinSandbox,
  twitterSandbox,
];
