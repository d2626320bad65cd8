import { expect, it } from 'vitest';
import { DELETE, GET, OPTIONS, PATCH, POST, PUT } from './route';

it('an unknown API address returns a problem document for every method', async () => {
  for (const handle of [GET, POST, PUT, PATCH, DELETE, OPTIONS]) {
    const answer = await handle(new Request('http://localhost/api/nowhere'));
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'not_found' });
  }
});
