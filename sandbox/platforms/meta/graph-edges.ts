import type { SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import type { Account, Post, Profile } from '../../world/model';
import { adAccountNode } from './ad-account-node';
import { accountById, findCampaign } from './ads-access';
import { listCampaigns } from './campaign-list';
import { adSetNode, adSetsOf, campaignNode } from './campaign-node';
import { answerEdge, answerNode, type GraphCall, graphJson } from './graph-answer';
import { unknownObject } from './graph-error';
import { listInsights } from './insights';
import { readInsightsRequest } from './insights-request';
import { instagramNode, listMedia, mediaNode, publishedMedia } from './instagram';
import { leadNode } from './lead-node';
import { pageNode } from './page-node';
import { listPublishedPosts, listScheduledPosts, pagePostNode } from './page-posts';
import { pageRequest } from './paging';
import { mediaInsights, postInsights } from './post-insights';
import { findReport, reportCall, reportStatus, startReport } from './report-runs';
import { parameter, requireFeature } from './session';
import {
  businessesOf,
  deletePermissions,
  listAdAccounts,
  listBusinesses,
  listPages,
  listPermissions,
  pagesOf,
  userNode,
} from './user-edges';

/** An empty edge is the object itself. */
export interface GraphTarget {
  id: string;
  edge: string;
  rest: string | undefined;
}

export function answerGraph(call: GraphCall, target: GraphTarget): SandboxResponse {
  const answer =
    userEdge(call, target) ??
    adAccountEdge(call, target) ??
    profileEdge(call, target) ??
    postEdge(call, target) ??
    reportEdge(call, target) ??
    campaignEdge(call, target) ??
    businessEdge(call, target) ??
    (target.edge === '' ? leadNode(call, target.id) : null);
  if (!answer) throw unknownObject(target.id, call.request.method);
  return answer;
}

function verbOf(call: GraphCall, { edge }: GraphTarget): string {
  return edge === '' ? call.request.method : `${call.request.method} ${edge}`;
}

function userEdge(call: GraphCall, target: GraphTarget): SandboxResponse | null {
  const { person, token } = call.session;
  if (target.id !== person.id && target.id !== 'me') return null;
  if (token.kind === 'page' && target.id === 'me') return profileEdge(call, { ...target, id: token.subject ?? '' });
  switch (verbOf(call, target)) {
    case 'GET':
      return answerNode(call, person, userNode);
    case 'GET adaccounts':
      return listAdAccounts(call);
    case 'GET accounts':
      return listPages(call);
    case 'GET businesses':
      return listBusinesses(call);
    case 'GET permissions':
      return listPermissions(call);
    case 'DELETE permissions':
      return deletePermissions(call, target.rest);
    default:
      return null;
  }
}

function adAccountEdge(call: GraphCall, target: GraphTarget): SandboxResponse | null {
  if (!target.id.startsWith('act_')) return null;
  const account = accountById(call, target.id.slice('act_'.length));
  switch (verbOf(call, target)) {
    case 'GET':
      return answerNode(call, account, adAccountNode(call.context), account.id);
    case 'GET campaigns':
      return listCampaigns(call, account);
    case 'GET insights':
      return accountInsights(call, account);
    case 'POST insights':
      return startReport(call, account.id);
    default:
      return null;
  }
}

function accountInsights(call: GraphCall, account: Account): SandboxResponse {
  const requested = readInsightsRequest(call, 'account', call.context.world.today(account.id));
  return listInsights(call, account, call.context.world.campaigns(account.id), requested);
}

function reportEdge(call: GraphCall, target: GraphTarget): SandboxResponse | null {
  const run = findReport(call, target.id);
  if (!run) return null;
  const account = accountById(call, run.accountId);
  const verb = verbOf(call, target);
  if (verb === 'GET') return reportStatus(target.id, run);
  return verb === 'GET insights' ? accountInsights(reportCall(call, target.id, run), account) : null;
}

function campaignEdge(call: GraphCall, target: GraphTarget): SandboxResponse | null {
  // Only ids of campaigns and ad sets are this long.
  if (!/^1202\d{14}$/.test(target.id)) return null;
  const found = findCampaign(call, target.id);
  if (!found) return null;
  const { campaign, account } = found;
  switch (verbOf(call, target)) {
    case 'GET':
      return answerNode(call, campaign, campaignNode(call.context, account), account.id);
    case 'GET adsets':
      return campaignAdSets(call, campaign, account);
    case 'GET insights':
      return listInsights(
        call,
        account,
        [campaign],
        readInsightsRequest(call, 'campaign', call.context.world.today(account.id)),
      );
    default:
      return null;
  }
}

function campaignAdSets(call: GraphCall, campaign: CampaignPlan, account: Account): SandboxResponse {
  return answerEdge(call, adSetsOf(campaign), adSetNode(account), {
    page: pageRequest(call.request),
    key: ({ id }) => id,
    accountId: account.id,
  });
}

function profileEdge(call: GraphCall, target: GraphTarget): SandboxResponse | null {
  const profile = call.context.world.profile(target.id);
  if (!profile || !call.session.person.profileIds.includes(profile.id)) return null;
  return profile.kind === 'page' ? pageEdge(call, target, profile) : instagramEdge(call, target, profile);
}

function pageEdge(call: GraphCall, target: GraphTarget, page: Profile): SandboxResponse | null {
  switch (verbOf(call, target)) {
    case 'GET':
      requireFeature(call.session, 'pages_show_list');
      return answerNode(call, page, pageNode(call));
    case 'GET published_posts':
      return listPublishedPosts(call, page);
    case 'GET scheduled_posts':
      return listScheduledPosts(call, page);
    default:
      return null;
  }
}

function instagramEdge(call: GraphCall, target: GraphTarget, profile: Profile): SandboxResponse | null {
  switch (verbOf(call, target)) {
    case 'GET':
      requireFeature(call.session, 'instagram_basic');
      return answerNode(call, profile, instagramNode(call));
    case 'GET media':
      return listMedia(call, profile);
    default:
      return null;
  }
}

/** A Page's post is `{page}_{post}`; Instagram media have one id. */
function postEdge(call: GraphCall, target: GraphTarget): SandboxResponse | null {
  const [pageId = '', postId] = target.id.split('_');
  if (postId !== undefined) {
    const page = pagesOf(call).find(({ id }) => id === pageId);
    const post = page && call.context.world.posts(page.id).find(({ id }) => id === postId);
    return page && post ? pagePostEdge(call, target, page, post) : null;
  }
  if (!/^1\d{15}$/.test(target.id)) return null;
  const { world } = call.context;
  for (const profile of world.profiles) {
    if (profile.kind !== 'instagram' || !call.session.person.profileIds.includes(profile.id)) continue;
    const media = publishedMedia(call, profile).find(({ id }) => id === target.id);
    if (media) return mediaEdge(call, target, profile, media);
  }
  return null;
}

function pagePostEdge(call: GraphCall, target: GraphTarget, page: Profile, post: Post): SandboxResponse | null {
  switch (verbOf(call, target)) {
    case 'GET':
      requireFeature(call.session, 'pages_read_engagement');
      return answerNode(call, post, pagePostNode(call, page));
    case 'GET insights':
      return graphJson({ data: postInsights(call, page, post, parameter(call.request, 'metric')) });
    default:
      return null;
  }
}

function mediaEdge(call: GraphCall, target: GraphTarget, profile: Profile, media: Post): SandboxResponse | null {
  switch (verbOf(call, target)) {
    case 'GET':
      requireFeature(call.session, 'instagram_basic');
      return answerNode(call, media, mediaNode(call, profile));
    case 'GET insights':
      return graphJson({ data: mediaInsights(call, media, parameter(call.request, 'metric')) });
    default:
      return null;
  }
}

function businessEdge(call: GraphCall, target: GraphTarget): SandboxResponse | null {
  if (!call.context.world.businesses.some(({ id }) => id === target.id)) return null;
  const business = businessesOf(call).find(({ id }) => id === target.id);
  if (!business || verbOf(call, target) !== 'GET owned_pages') return null;
  const pages = pagesOf(call).filter(({ businessId }) => businessId === business.id);
  return answerEdge(call, pages, pageNode(call), { page: pageRequest(call.request), key: ({ id }) => id });
}
