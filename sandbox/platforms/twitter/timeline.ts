import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import type { Post } from '../../world/model';
import { answer, invalidRequest, limitHeaders } from './api-answer';
import { checkParameters, fieldList, integerOf, timeOf } from './api-parameters';
import { postId } from './ids';
import { mediaNodes, postNode } from './post-node';
import { openApi } from './session';

const parameters = [
  'max_results',
  'exclude',
  'tweet.fields',
  'expansions',
  'media.fields',
  'user.fields',
  'start_time',
  'end_time',
  'since_id',
  'until_id',
  'pagination_token',
];
const postFields = [
  'attachments',
  'author_id',
  'created_at',
  'entities',
  'lang',
  'non_public_metrics',
  'note_tweet',
  'possibly_sensitive',
  'public_metrics',
];
const privateField = 'non_public_metrics';
const privateMs = 30 * 86_400_000;
const mostPosts = 3200;

export const tokenAfter = (id: string) => BigInt(id).toString(36);

function idBefore({ query }: SandboxRequest): bigint | null {
  const token = query.get('pagination_token');
  if (token === null) return null;
  if (!/^[0-9a-z]{8,14}$/.test(token)) {
    throw invalidRequest(
      'pagination_token',
      token,
      `The \`pagination_token\` query parameter value [${token}] is not valid`,
    );
  }
  return [...token].reduce((id, digit) => id * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
}

const notFound = (id: string): SandboxResponse =>
  answer({
    errors: [
      {
        value: id,
        detail: `Could not find user with id: [${id}].`,
        title: 'Not Found Error',
        resource_type: 'user',
        parameter: 'id',
        resource_id: id,
        type: 'https://api.twitter.com/2/problems/resource-not-found',
      },
    ],
  });

const notAuthorized = (post: Post) => ({
  resource_id: postId(post),
  resource_type: 'tweet',
  field: privateField,
  title: 'Field Authorization Error',
  detail: `Sorry, you are not authorized to access '${privateField}' on the Tweet with pinned_tweet_id : [${postId(post)}].`,
  type: 'https://api.twitter.com/2/problems/not-authorized-for-field',
});

export function showTimeline(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  checkParameters(request, parameters);
  const fields = fieldList(request, 'tweet.fields', postFields);
  fieldList(request, 'exclude', ['retweets', 'replies']);
  const expansions = fieldList(request, 'expansions', ['attachments.media_keys', 'author_id']);
  const size = integerOf(request, 'max_results', 10, 5, 100);
  const start = timeOf(request, 'start_time');
  const end = timeOf(request, 'end_time');
  const { person } = openApi(request, context);
  const profile = context.world.profile(request.params.user ?? '');
  if (!profile) return notFound(request.params.user ?? '');

  const now = context.now();
  const before = idBefore(request);
  const matching = context.world
    .posts(profile.id)
    .filter(({ publishesAt }) => publishesAt <= now)
    .slice(0, mostPosts)
    .filter(({ publishesAt }) => (!start || publishesAt >= start) && (!end || publishesAt < end))
    .filter((post) => before === null || BigInt(postId(post)) < before);
  const page = matching.slice(0, size);

  // X leaves a post out of a list that requests private figures it may not show.
  const isVisible = ({ publishesAt }: Post) =>
    !fields.includes(privateField) || (person.id === profile.id && now.getTime() - publishesAt.getTime() <= privateMs);
  const shown = page.filter(isVisible);
  const errors = page.filter((post) => !isVisible(post)).map(notAuthorized);
  const media = expansions.includes('attachments.media_keys') ? shown.flatMap(mediaNodes) : [];
  const [newest] = shown;
  const [oldest, last] = [shown.at(-1), page.at(-1)];
  return answer(
    {
      ...(shown.length > 0 ? { data: shown.map((post) => postNode(post, fields)) } : {}),
      ...(media.length > 0 ? { includes: { media } } : {}),
      ...(errors.length > 0 ? { errors } : {}),
      meta: {
        result_count: shown.length,
        ...(newest && oldest ? { newest_id: postId(newest), oldest_id: postId(oldest) } : {}),
        ...(last && matching.length > page.length ? { next_token: tokenAfter(postId(last)) } : {}),
      },
    },
    limitHeaders('x-rate-limit', 900, 1, now.getTime()),
  );
}
