import { vi } from 'vitest';

// Vitest set-up file of the platforms' tests: the pauses between two attempts take no time.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));
