import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const { tooOld }: { tooOld: (version: string) => string | null } = createRequire(import.meta.url)('./node-version.cjs');

describe('tooOld', () => {
  it.each(['v4.9.1', 'v18.20.4', 'v20.11.1', 'v9.11.2'])(
    'tooOld refuses %s and names the needed version',
    (version) => {
      expect(tooOld(version)).toMatch(`CMIS needs Node 20.12 or newer, this is ${version}: install a current Node`);
    },
  );

  it.each(['v20.12.0', 'v20.20.2', 'v22.0.0', 'v26.1.0'])('tooOld accepts %s', (version) => {
    expect(tooOld(version)).toBeNull();
  });
});

describe.each(['start.cjs', 'test.cjs'])('%s', (script) => {
  it('the script ends with one line and exit code 1 on a Node that is too old, before it loads anything else', async () => {
    const file = JSON.stringify(path.join(import.meta.dirname, script));
    const shim = `Object.defineProperty(process, 'version', { value: 'v18.20.4' }); require(${file})`;
    const { code, output } = await new Promise<{ code: unknown; output: string }>((resolve) => {
      execFile(process.execPath, ['-e', shim], (error, stdout, stderr) =>
        resolve({ code: error?.code, output: stdout + stderr }),
      );
    });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual([expect.stringContaining('this is v18.20.4')]);
  });
});
