import { execFile } from 'node:child_process';
import { expect } from '@playwright/test';

interface GuideBlock {
  language: string;
  text: string;
}

/** The code blocks of a guide in the order of the page. */
export function guideBlocks(markdown: string): GuideBlock[] {
  const blocks = markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, language = '', text = '']) => ({ language, text }));
}

const SEPARATOR = '\u001e';

/** Runs the commands one after another in one shell, as a reader does, and compares what they print with the guide. */
export async function expectGuideRuns(markdown: string, variables: Record<string, string>): Promise<void> {
  const blocks = guideBlocks(markdown);
  const commands = blocks.filter(({ language }) => language === 'bash');
  const script = commands.map(({ text }) => `${text}\nprintf '${SEPARATOR}'`).join('\n');
  const outputs = (await runShell(script, variables)).split(SEPARATOR);
  let next = 0;
  for (const { language, text } of blocks) {
    if (language === 'bash') next += 1;
    const output = outputs[next - 1] ?? '';
    if (language === 'json')
      expectStated(JSON.parse(output), JSON.parse(text), `the answer of\n${commands[next - 1]?.text}`);
    else if (language === 'text') expectLines(output, text);
    else expect(language, 'a code block that is run or compared').toBe('bash');
  }
}

function runShell(script: string, variables: Record<string, string>): Promise<string> {
  const env = { ...process.env, ...variables };
  return new Promise((resolve, reject) => {
    execFile('bash', ['--norc', '-euc', script], { env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      error ? reject(new Error(`${error.message}\n${stderr}\n${stdout}`)) : resolve(stdout),
    );
  });
}

/**
 * Every stated field is in the answer: texts are equal where `…` is any text, numbers are numbers, a stated status is that
 * status, and each stated element of a list is like one of the answer.
 */
function expectStated(answer: unknown, stated: unknown, where: string): void {
  const fault = faultOf(answer, stated, '');
  expect(fault, `${where}\n${JSON.stringify(answer)?.slice(0, 2000)}`).toBeNull();
}

function faultOf(answer: unknown, stated: unknown, path: string): string | null {
  if (typeof stated === 'string') return typeof answer === 'string' && toPattern(stated).test(answer) ? null : path;
  if (typeof stated === 'number') {
    const isEqual = path.endsWith('.status') ? answer === stated : typeof answer === 'number';
    return isEqual ? null : path;
  }
  if (Array.isArray(stated)) {
    if (!Array.isArray(answer)) return path;
    const missing = stated.findIndex((item) => !answer.some((each) => faultOf(each, item, path) === null));
    return missing < 0 ? null : `${path}[${missing}]`;
  }
  if (typeof stated !== 'object' || stated === null) return answer === stated ? null : path;
  if (typeof answer !== 'object' || answer === null) return path;
  for (const [name, value] of Object.entries(stated)) {
    const fault = faultOf(Reflect.get(answer, name), value, `${path}.${name}`);
    if (fault !== null) return fault;
  }
  return null;
}

function expectLines(output: string, text: string): void {
  const lines = output.split(/\r?\n/);
  for (const line of text.split('\n').filter(Boolean)) {
    expect(
      lines.some((each) => toPattern(line).test(each)),
      `“${line}” in\n${output.slice(0, 2000)}`,
    ).toBe(true);
  }
}

function toPattern(text: string): RegExp {
  const parts = text.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
