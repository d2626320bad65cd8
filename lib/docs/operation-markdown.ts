import type { Field } from './describe-fields';
import type { Operation, OperationAccess, OperationAnswer, Reference } from './reference';
import { toCurl } from './to-curl';

const access: Record<OperationAccess, string> = {
  public: 'no authentication',
  session: 'a session only',
  'session-or-token': 'an API token or a session',
};

/** The Markdown twin of the page of an operation. */
export function operationMarkdown(operation: Operation, origin: string): string {
  const { method, path, summary, description, parameters, body, answers } = operation;
  const curl = toCurl(operation, origin, { parameters: {}, body: body?.sample ?? null });
  return [
    `# ${method} ${path}`,
    summary,
    description,
    `Authentication: ${access[operation.access]}. Operation: \`${operation.id}\`.`,
    `\`\`\`bash\n${curl}\n\`\`\``,
    ...(parameters.length > 0
      ? ['## Parameters', parameters.map((each) => fieldLine(each, `in ${each.in}, `)).join('\n')]
      : []),
    ...(body ? ['## Body', `\`\`\`json\n${body.sample}\n\`\`\``, fieldLines(body.fields)] : []),
    '## Answers',
    ...answers.flatMap(answerParts),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

function answerParts({ status, description, media, type, fields, example }: OperationAnswer): string[] {
  const kind = media ? `: ${media}, ${type}` : '';
  // Every refusal is the same problem document.
  const lines = media === 'application/problem+json' ? '' : fieldLines(fields);
  return [`### ${status}${kind}`, description, example ? `\`\`\`json\n${example}\n\`\`\`` : '', lines];
}

function fieldLines(fields: readonly Field[], indent = ''): string {
  return fields
    .map((field) => [fieldLine(field, '', indent), fieldLines(field.fields, `${indent}  `)].filter(Boolean).join('\n'))
    .join('\n');
}

function fieldLine({ name, type, required, description, facts }: Field, place: string, indent = ''): string {
  const meaning = [description, ...facts].filter(Boolean).join('; ');
  return `${indent}- \`${name}\` (${place}${type}${required ? '' : ', optional'})${meaning ? `: ${meaning}` : ''}`;
}

/** The Markdown twin of the list of operations. */
export function referenceMarkdown({ title, summary, description, origin, groups }: Reference): string {
  const parts = groups.flatMap(({ name, operations }) => [
    `## ${name}`,
    operations
      .map(({ id, method, path, summary }) => `- [${method} ${path}](${origin}/docs/reference/${id}.md): ${summary}`)
      .join('\n'),
  ]);
  return [`# ${title}`, summary, `OpenAPI 3.1: ${origin}/openapi.json`, ...parts, description]
    .join('\n\n')
    .concat('\n');
}
