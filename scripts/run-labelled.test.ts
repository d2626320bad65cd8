import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { expect, it } from 'vitest';

type Run = (
  label: string,
  command: string,
  args: string[],
  options: { env?: Record<string, string>; priority?: number; show: (line: string) => void },
) => Promise<number>;
const { runLabelled }: { runLabelled: Run } = createRequire(import.meta.url)('./run-labelled.cjs');

async function linesOf(code: string): Promise<{ lines: string[]; exitCode: number }> {
  const lines: string[] = [];
  const show = (line: string) => lines.push(line);
  const exitCode = await runLabelled('lint', process.execPath, ['-e', code], { env: { WORD: 'two' }, show });
  return { lines: lines.sort(), exitCode };
}

it('runLabelled shows every line of both outputs with the label, and returns the exit code', async () => {
  const code = `console.log('one'); console.error(process.env.WORD); process.stdout.write('three'); process.exitCode = 3;`;
  expect(await linesOf(code)).toEqual({ lines: ['lint | one\n', 'lint | three\n', 'lint | two\n'], exitCode: 3 });
});

it('runLabelled runs a command and what it starts with the priority that it gets', async () => {
  const own = `console.log(require('node:os').getPriority())`;
  const code = `${own}; process.stdout.write(require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(own)}]))`;
  const lines: string[] = [];
  const show = (line: string) => lines.push(line);
  await runLabelled('lint', process.execPath, ['-e', code], { priority: constants.priority.PRIORITY_LOW, show });
  expect(lines).toEqual([`lint | ${constants.priority.PRIORITY_LOW}\n`, `lint | ${constants.priority.PRIORITY_LOW}\n`]);
});

it('runLabelled returns 1 for a command that a signal ends', async () => {
  expect(await linesOf(`process.kill(process.pid, 'SIGKILL')`)).toEqual({ lines: [], exitCode: 1 });
});

it('runLabelled returns 1 for a command that does not exist', async () => {
  expect(await runLabelled('lint', '/nowhere/at-all', [], { show: () => {} })).toBe(1);
});
