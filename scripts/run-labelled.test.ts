import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

type Run = (
  label: string,
  command: string,
  args: string[],
  env: Record<string, string>,
  show: (line: string) => void,
) => Promise<number>;
const { runLabelled }: { runLabelled: Run } = createRequire(import.meta.url)('./run-labelled.cjs');

async function linesOf(code: string): Promise<{ lines: string[]; exitCode: number }> {
  const lines: string[] = [];
  const exitCode = await runLabelled('lint', process.execPath, ['-e', code], { WORD: 'two' }, (line) =>
    lines.push(line),
  );
  return { lines: lines.sort(), exitCode };
}

it('runLabelled shows every line of both outputs with the label, and returns the exit code', async () => {
  const code = `console.log('one'); console.error(process.env.WORD); process.stdout.write('three'); process.exitCode = 3;`;
  expect(await linesOf(code)).toEqual({ lines: ['lint | one\n', 'lint | three\n', 'lint | two\n'], exitCode: 3 });
});

it('runLabelled returns 1 for a command that a signal ends', async () => {
  expect(await linesOf(`process.kill(process.pid, 'SIGKILL')`)).toEqual({ lines: [], exitCode: 1 });
});

it('runLabelled returns 1 for a command that does not exist', async () => {
  expect(await runLabelled('lint', '/nowhere/at-all', [], {}, () => {})).toBe(1);
});
