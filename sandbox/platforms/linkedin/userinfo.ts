import { jsonResponse } from '../../json-response';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { personWith } from './call';

export function showUserinfo(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const { id, name } = personWith(request, context, 'userinfo', ['openid']);
  const [givenName = name, ...rest] = name.split(' ');
  return jsonResponse({
    sub: id,
    name,
    given_name: givenName,
    family_name: rest.join(' '),
    locale: { country: 'SA', language: 'en' },
    picture: `https://media.licdn.com/dms/image/${id}`,
  });
}
