interface Decision {
  /** Default: the first person. */
  person?: string;
  decline?: readonly string[];
  decision?: 'continue' | 'cancel';
}

/** Returns the address of the app to which the screen redirects. Everything is ticked by default. */
export async function grantInBrowser(screen: URL, { person, decline = [], decision }: Decision = {}): Promise<URL> {
  const shown = await fetch(screen);
  const html = await shown.text();
  if (!shown.ok) throw new Error(`The consent screen answered ${shown.status}: ${html}`);
  const values = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, value = '']) => unescapeHtml(value));
  const [first = ''] = values(/<option value="([^"]*)"/g);
  const form = new URLSearchParams({ decision: decision ?? 'continue', person: person ?? first });
  for (const permission of values(/name="permission" value="([^"]*)" checked/g)) {
    if (!decline.includes(permission)) form.append('permission', permission);
  }
  const [action = ''] = values(/<form method="post" action="([^"]*)"/g);
  const answer = await fetch(new URL(action, screen), { method: 'POST', body: form, redirect: 'manual' });
  const location = answer.headers.get('location');
  if (!location) throw new Error(`The consent screen answered ${answer.status}: ${await answer.text()}`);
  return new URL(location);
}

function unescapeHtml(text: string): string {
  const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => characters[name] ?? whole);
}
