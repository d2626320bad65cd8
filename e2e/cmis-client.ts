import { setTimeout as sleep } from 'node:timers/promises';
import { createCmisClient } from '@/client/create-cmis-client';
import { expectDocumented } from './expect-documented';
import type { Organization } from './organization';
import { stackHandles } from './stack-handles';

/**
 * The typed client over the requests of a test. It waits as `Retry-After` says when a rate limit refuses a request, and
 * fails when the OpenAPI document does not have the answer.
 */
export function cmisClient({ token, requests }: Organization) {
  const fetch = async (request: Request): Promise<Response> => {
    const { method, url } = request;
    const headers = Object.fromEntries(request.headers);
    const data = request.body ? { data: Buffer.from(await request.arrayBuffer()) } : {};
    for (;;) {
      const answer = await requests.fetch(url, { method, headers, ...data });
      await expectDocumented(requests, method, answer);
      const status = answer.status();
      if (status !== 429) {
        return new Response(status === 204 ? null : new Uint8Array(await answer.body()), {
          status,
          headers: answer.headers(),
        });
      }
      await sleep(Number(answer.headers()['retry-after']) * 1000);
    }
  };
  return createCmisClient({ url: stackHandles().url, token, fetch });
}
