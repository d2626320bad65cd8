export interface HtmlForm {
  action: string;
  method: 'GET' | 'POST';
  fields: URLSearchParams;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function attributes(tag: string): Map<string, string> {
  const found = tag.matchAll(/\s([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/gi);
  return new Map(
    [...found].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decode(double ?? single ?? bare ?? ''),
    ]),
  );
}

function isSent(tag: Map<string, string>): boolean {
  const type = tag.get('type') ?? 'text';
  if (tag.has('disabled') || type === 'submit' || type === 'button') return false;
  return !['checkbox', 'radio'].includes(type) || tag.has('checked');
}

function chosenOption(html: string, wanted: string | undefined): Map<string, string> | undefined {
  const options = [...html.matchAll(/(<option\b[^>]*>)([^<]*)/gi)].map(([, tag = '', text = '']) => ({
    tag: attributes(tag),
    text: decode(text).trim(),
  }));
  if (wanted === undefined) return (options.find(({ tag }) => tag.has('selected')) ?? options[0])?.tag;
  const found = options.find(({ text }) => text.startsWith(wanted));
  if (!found) throw new Error(`The page has no ${wanted}.`);
  return found.tag;
}

/** @throws Error when the page has no form that posts, or a list no option that starts with its choice */
export function defaultForm(html: string, choices: Readonly<Record<string, string>> = {}): HtmlForm {
  const forms = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)].map(([text]) => text);
  const form = forms.find((text) => /^<form\b[^>]*method=["']?post/i.test(text)) ?? forms[0];
  if (!form) throw new Error('The page has no form.');
  const head = attributes(/^<form\b[^>]*>/i.exec(form)?.[0] ?? '');
  const fields = new URLSearchParams();
  const add = (tag: Map<string, string>) => {
    const name = tag.get('name');
    if (name) fields.append(name, tag.get('value') ?? (tag.get('type') === 'checkbox' ? 'on' : ''));
  };
  for (const [text] of form.matchAll(/<input\b[^>]*>/gi)) {
    const tag = attributes(text);
    if (isSent(tag)) add(tag);
  }
  for (const [, head = '', options = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/gi)) {
    const select = attributes(` ${head}`);
    const name = select.get('name') ?? '';
    const chosen = chosenOption(options, choices[name]);
    if (chosen && isSent(select)) fields.append(name, chosen.get('value') ?? '');
  }
  const buttons = [...form.matchAll(/<(?:button|input)\b[^>]*>/gi)].map(([text]) => ({ text, tag: attributes(text) }));
  const submit = buttons.find(
    ({ text, tag }) => (tag.get('type') ?? (/^<button/i.test(text) ? 'submit' : '')) === 'submit',
  );
  if (submit) add(submit.tag);
  return {
    action: head.get('action') ?? '',
    method: head.get('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
    fields,
  };
}
