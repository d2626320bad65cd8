import { describe, expect, it } from 'vitest';
import { routedUrl } from './routed-url';

const url = new URL('https://graph.facebook.com/v26.0/me?fields=id%2Cname');

describe('routedUrl', () => {
  it('leaves the real address alone without a sandbox', () => {
    expect(routedUrl(url, undefined).href).toBe(url.href);
  });

  it('puts the host in front of the path of the sandbox, and keeps the query as it is', () => {
    expect(routedUrl(url, 'http://127.0.0.1:4000').href).toBe(
      'http://127.0.0.1:4000/graph.facebook.com/v26.0/me?fields=id%2Cname',
    );
  });
});
