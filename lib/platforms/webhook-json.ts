import { parseJson } from '@/lib/vendor-http/parse-json';

// No platform nests nearly as deep; recursive code over the value would overflow the stack.
const DEEPEST = 64;

function depthOf(text: string): number {
  let [depth, deepest, isInString] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}

/** JSON of a webhook body, long integers as text; undefined when it is not JSON or nested too deep. */
export function webhookJson(body: Buffer): unknown {
  const text = body.toString('utf8');
  return depthOf(text) > DEEPEST ? undefined : parseJson(text)?.value;
}
