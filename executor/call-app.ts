import http from 'node:http';
import https from 'node:https';
import { canonicalJson, sign } from '@/lib/engine/signing';

export interface AppAnswer {
  status: number;
  headers: Record<string, string | undefined>;
  body: string;
}

// `started` is false when the app cannot have seen the request: nothing listened, or an idle connection closed.
export class AppUnreachable extends Error {
  constructor(
    message: string,
    readonly started: boolean,
  ) {
    super(message);
    this.name = 'AppUnreachable';
  }
}

interface AppRequest {
  method: 'POST' | 'PUT';
  url: string;
  body: unknown;
  headers?: Record<string, string>;
  timeoutMs: number;
}

const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
]);

export class AppClient {
  private readonly plain = new http.Agent({ keepAlive: true, scheduling: 'lifo' });
  private readonly secure = new https.Agent({ keepAlive: true, scheduling: 'lifo' });

  constructor(private readonly signingKey: string | undefined) {}

  close(): void {
    this.plain.destroy();
    this.secure.destroy();
  }

  send(request: AppRequest): Promise<AppAnswer> {
    const text = canonicalJson(request.body);
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
      'user-agent': 'cmis-executor',
      'x-inngest-server-kind': this.signingKey ? 'cloud' : 'dev',
      ...request.headers,
      // The app checks it against its own clock, so this is the wall clock even when ours is injected.
      ...(this.signingKey ? { 'x-inngest-signature': sign(this.signingKey, text, Date.now()) } : {}),
    };
    return this.exchange(request, headers, text);
  }

  private exchange(request: AppRequest, headers: Record<string, string>, text: string): Promise<AppAnswer> {
    const isSecure = request.url.startsWith('https:');
    const options = { method: request.method, headers, agent: isSecure ? this.secure : this.plain };
    return new Promise((resolve, reject) => {
      const outgoing = (isSecure ? https : http).request(request.url, options, (incoming) => {
        readAnswer(incoming).then(resolve, (error: Error) => reject(new AppUnreachable(error.message, true)));
      });
      outgoing.setTimeout(request.timeoutMs, () => outgoing.destroy(new Error('The app did not answer in time.')));
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        const staleSocket = outgoing.reusedSocket && error.code === 'ECONNRESET';
        const started = !staleSocket && !NEVER_CONNECTED.has(error.code ?? '');
        reject(new AppUnreachable(error.message || String(error.code), started));
      });
      outgoing.end(text);
    });
  }
}

async function readAnswer(incoming: http.IncomingMessage): Promise<AppAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_ANSWER_BYTES) throw new Error('The answer of the app is larger than 32 MiB.');
    chunks.push(chunk);
  }
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
  return { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString('utf8') };
}
