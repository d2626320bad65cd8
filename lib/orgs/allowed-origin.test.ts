import { expect, it } from 'vitest';
import { readOrigin } from './allowed-origin';

it.each([
  ['https://app.example', 'https://app.example'],
  [' https://App.Example:443/ ', 'https://app.example'],
  ['https://app.example:8443', 'https://app.example:8443'],
  ['http://localhost:5173', 'http://localhost:5173'],
  ['https://تطبيق.example', 'https://xn--ngbd3b5bzb.example'],
])('the origin %j is stored as %s, which browsers send', (text, origin) => {
  expect(readOrigin(text)).toBe(origin);
});

it.each([
  '*',
  'null',
  '',
  'app.example',
  'https://*.example.com',
  'http://app.example',
  'http://localhost.evil.example',
  'https://app.example/path',
  'https://app.example?x=1',
  'https://app.example#x',
  'https://user:secret@app.example',
  'file:///etc',
  'javascript:alert(1)',
])('%j is refused: it is no exact origin over https', (text) => {
  expect(readOrigin(text)).toBeNull();
});
