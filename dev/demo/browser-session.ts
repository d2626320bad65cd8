import { defaultForm } from './html-form';

const TIMEOUT_MS = 30_000;
const MOST_REDIRECTS = 10;

export interface Page {
  url: URL;
  status: number;
  body: string;
}

// Cookies, redirects and forms: what signing in and consenting need from a browser.
export class BrowserSession {
  readonly #cookies = new Map<string, Map<string, string>>();

  // The product listens on `origin` and calls itself `publicOrigin`.
  constructor(
    readonly origin: string,
    private readonly publicOrigin: string,
  ) {}

  async open(address: string | URL, form?: URLSearchParams): Promise<Page> {
    let url = this.#reachable(new URL(address, this.origin));
    let body = form;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await this.#fetch(url, body);
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || !location) {
        return { url, status: answer.status, body: await answer.text() };
      }
      await answer.body?.cancel();
      url = this.#reachable(new URL(location, url));
      body = undefined;
    }
    throw new Error(`Too many redirects, the last to ${url.origin}${url.pathname}.`);
  }

  submit(page: Page, choices: Readonly<Record<string, string>> = {}): Promise<Page> {
    const { action, method, fields } = defaultForm(page.body, choices);
    const target = new URL(action || page.url, page.url);
    if (method === 'POST') return this.open(target, fields);
    target.search = fields.toString();
    return this.open(target);
  }

  async #fetch(url: URL, form: URLSearchParams | undefined): Promise<Response> {
    const cookies = [...this.#jar(url)].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form ?? null,
      headers: { accept: 'text/html', origin: url.origin, ...(cookies ? { cookie: cookies } : {}) },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    for (const line of answer.headers.getSetCookie()) this.#keep(url, line);
    return answer;
  }

  #keep(url: URL, line: string): void {
    const [pair = '', ...rest] = line.split(';');
    const [name = '', ...value] = pair.split('=');
    const ended = rest.some((part) => /^\s*max-age=0\s*$/i.test(part)) || value.join('=') === '';
    if (ended) this.#jar(url).delete(name.trim());
    else this.#jar(url).set(name.trim(), value.join('=').trim());
  }

  #jar(url: URL): Map<string, string> {
    const jar = this.#cookies.get(url.host) ?? new Map<string, string>();
    this.#cookies.set(url.host, jar);
    return jar;
  }

  #reachable(url: URL): URL {
    return url.origin === this.publicOrigin ? new URL(url.href.slice(url.origin.length), this.origin) : url;
  }
}
