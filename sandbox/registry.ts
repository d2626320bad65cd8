import { metaSandbox } from './platforms/meta';
import type { SandboxPlatform } from './sandbox-platform';

/** Every platform the sandbox emulates. */
export const sandboxPlatforms: readonly SandboxPlatform[] = [metaSandbox];
