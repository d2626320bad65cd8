import { expect, it } from 'vitest';
import { webhookJson } from './webhook-json';

const read = (text: string) => webhookJson(Buffer.from(text));

it('webhookJson reads JSON, long integers as text, and nothing else', () => {
  expect(read('{"id":7126711421177430274,"text":"سارة [\\"{"}')).toEqual({
    id: '7126711421177430274',
    text: 'سارة ["{',
  });
  for (const text of ['', 'not json', '{"a":', '<xml/>']) expect(read(text)).toBeUndefined();
});

it('webhookJson refuses deeper nesting than any platform has, however large the body', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  expect(read(nested(64))).toBeDefined();
  expect(read(nested(65))).toBeUndefined();
  expect(read(nested(500_000))).toBeUndefined();
  expect(read(`{"text":"${'['.repeat(500_000)}"}`)).toBeDefined();
  expect(read(`"${'\\"'.repeat(400_000)}`)).toBeUndefined();
});
