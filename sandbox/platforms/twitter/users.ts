import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { answer, limitHeaders, refuse, unauthorized } from './api-answer';
import { checkParameters, fieldList } from './api-parameters';
import { openApi } from './session';

const userFields = [
  'id',
  'name',
  'username',
  'created_at',
  'description',
  'location',
  'profile_image_url',
  'protected',
  'public_metrics',
  'url',
  'verified',
  'verified_type',
];

export function showMe(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  checkParameters(request, ['user.fields', 'expansions', 'tweet.fields']);
  const requested = fieldList(request, 'user.fields', userFields);
  const profile = context.world.profile(openApi(request, context).person.id);
  if (!profile) throw refuse(unauthorized());
  const posts = context.world.posts(profile.id).filter(({ publishesAt }) => publishesAt <= context.now());
  const node: Record<string, unknown> = {
    id: profile.id,
    name: profile.name,
    username: profile.handle,
    created_at: '2019-08-07T06:11:54.000Z',
    description: '',
    protected: false,
    profile_image_url: 'https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png',
    public_metrics: {
      followers_count: profile.followers,
      following_count: 214,
      tweet_count: posts.length,
      listed_count: 12,
    },
    verified: true,
    verified_type: 'business',
  };
  const fields = ['id', 'name', 'username', ...requested].filter((field) => Object.hasOwn(node, field));
  return answer(
    { data: Object.fromEntries(fields.map((field) => [field, node[field]])) },
    limitHeaders('x-rate-limit', 75, 1, context.now().getTime()),
  );
}
