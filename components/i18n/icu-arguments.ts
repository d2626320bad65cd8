interface Argument {
  name: string;
  type: string;
  branches: string[];
}

// Of branches too. Enough of the syntax for our messages: no quoting.
function readArguments(message: string): Argument[] {
  const found: Argument[] = [];
  for (let at = 0; at < message.length; at++) {
    if (message[at] !== '{') continue;
    const end = closingBrace(message, at);
    const inner = message.slice(at + 1, end);
    const [name = '', type = '', ...rest] = inner.split(',');
    const branches = readBranches(rest.join(','));
    found.push({ name: name.trim(), type: type.trim(), branches: branches.map(([branch]) => branch) });
    for (const [, text] of branches) found.push(...readArguments(text));
    at = end;
  }
  return found;
}

function readBranches(text: string): [string, string][] {
  const branches: [string, string][] = [];
  for (let at = text.indexOf('{'), from = 0; at >= 0; at = text.indexOf('{', from)) {
    const end = closingBrace(text, at);
    branches.push([text.slice(from, at).trim(), text.slice(at + 1, end)]);
    from = end + 1;
  }
  return branches;
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  throw new SyntaxError(`A brace is not closed: ${text}`);
}

/** Name and type of each argument, once each, sorted ("count:plural"). */
export function icuArguments(message: string): string[] {
  return [...new Set(readArguments(message).map(({ name, type }) => `${name}:${type}`))].sort();
}

export function pluralCategories(message: string): string[][] {
  return readArguments(message)
    .filter(({ type }) => type === 'plural')
    .map(({ branches }) => branches);
}
