import { describe, expect, it } from 'vitest';
import { parseEnvFile } from './env-file';

describe('parseEnvFile', () => {
  it('reads names, quotes, comments and exports as shells and Node do', () => {
    const text = [
      '# a comment',
      'PLAIN=value # trailing comment',
      'export EXPORTED = spaced ',
      'DOUBLE="two words # kept\\nand a line"',
      "SINGLE='as $is \\n'",
      'EMPTY=',
      'URL=postgres://user:pa=ss@host/db',
      'not a line',
    ].join('\n');
    expect(parseEnvFile(text)).toEqual({
      PLAIN: 'value',
      EXPORTED: 'spaced',
      DOUBLE: 'two words # kept\nand a line',
      SINGLE: 'as $is \\n',
      EMPTY: '',
      URL: 'postgres://user:pa=ss@host/db',
    });
  });

  it('reads files with Windows line ends', () => {
    expect(parseEnvFile('A=1\r\nB=2\r\n')).toEqual({ A: '1', B: '2' });
  });
});
