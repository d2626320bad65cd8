interface Decision {
  /** Id of the person who signs in; default: the first of the list. */
  person?: string;
  /** Permissions to untick. */
  decline?: readonly string[];
  decision?: 'continue' | 'cancel';
}

/**
 * Opens an emulated consent screen and answers its form as a person does, with everything ticked unless told
 * otherwise. Returns the address of the app that the screen sends back to.
 */
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
