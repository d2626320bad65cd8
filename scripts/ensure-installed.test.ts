import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

type Packages = Record<string, { version?: string; name?: string }>;
const {
  holdsAll,
  isInstalled,
}: { holdsAll: (wanted: Packages, installed: Packages) => boolean; isInstalled: () => boolean } = createRequire(
  import.meta.url,
)('./ensure-installed.cjs');

const wanted = {
  '': { name: 'product' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '2.0.0', dev: true },
  'node_modules/other-system': { version: '3.0.0', optional: true },
};

describe('holdsAll', () => {
  it('holdsAll accepts the wanted versions, with or without optional packages', () => {
    expect(holdsAll(wanted, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } })).toBe(
      true,
    );
  });

  it('holdsAll detects a missing package, development ones too', () => {
    expect(holdsAll(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(false);
  });

  it('holdsAll detects another version', () => {
    const installed = { 'node_modules/a': { version: '1.0.1' }, 'node_modules/b': { version: '2.0.0' } };
    expect(holdsAll(wanted, installed)).toBe(false);
  });
});

it('the packages of this clone are installed', () => {
  expect(isInstalled()).toBe(true);
});
