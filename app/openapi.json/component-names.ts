import { z } from 'zod';
import { heldFiguresSchema } from '@/lib/alerts/held-figures-schema';
import { alertSchema, openAlertSchema } from '@/lib/alerts/schema';
import { annotationSchema } from '@/lib/annotations/schema';
import { campaignSchema } from '@/lib/campaigns/schema';
import { explanationSchema } from '@/lib/dashboard/explanation-schema';
import { dashboardSchema } from '@/lib/dashboard/schema';
import { integrationSchema } from '@/lib/integrations/types';
import { kpiProgressSchema, kpiSchema, trackedKpiSchema } from '@/lib/kpis/schema';
import { labelRefSchema, labelSchema } from '@/lib/labels/schema';
import { leadSchema } from '@/lib/leads/schema';
import { conversionActionsSchema, countedConversionsSchema } from '@/lib/metrics/conversions/schema';
import { figureChangeSchema } from '@/lib/metrics/figure-change';
import { appliedRateSchema, fxRateSchema, fxSourceSchema } from '@/lib/metrics/fx-rates/schema';
import { moneySchema } from '@/lib/metrics/money-dto';
import { apiTokenDto, invitationDto, memberDto, organizationDto } from '@/lib/orgs/schema';
import { postPageSchema, usualEngagementSchema } from '@/lib/posts/schema';
import {
  streamStatusSchema,
  syncRunDetailSchema,
  syncRunListItemSchema,
  syncRunSchema,
  syncStateSchema,
  syncStatusSchema,
} from '@/lib/sync/schema';
import { syncStatisticsSchema } from '@/lib/sync/status/statistics-schema';
import { tokenEventPageSchema } from '@/lib/tokens/token-events-schema';
import { tokenLifeSchema } from '@/lib/tokens/token-life';
import { layoutSchema, viewSchema } from '@/lib/views/schema';
import { webhookKeySchema } from '@/lib/webhooks/keys/schema';
import { deliveryDetailSchema, deliverySchema } from '@/lib/webhooks/schema';

const { overview } = dashboardSchema.shape;

/** Schemas that the OpenAPI document shows as components of this name, so that generated clients have types for them. */
const components: Readonly<Record<string, z.ZodType>> = {
  ActiveCampaign: dashboardSchema.shape.activeCampaigns.element,
  Alert: alertSchema,
  Annotation: annotationSchema,
  ApiToken: apiTokenDto,
  AppliedFxRate: appliedRateSchema,
  Attribution: countedConversionsSchema.shape.attribution,
  Campaign: campaignSchema,
  CampaignToReview: dashboardSchema.shape.campaignsToReview.element,
  ConversionSettings: conversionActionsSchema.shape.platforms.element,
  CountedConversions: countedConversionsSchema,
  Dashboard: dashboardSchema,
  Delivery: deliverySchema,
  DeliveryDetail: deliveryDetailSchema,
  DeliveryEffect: deliveryDetailSchema.shape.effects.element,
  Explanation: explanationSchema,
  ExplanationPart: explanationSchema.shape.parts.element,
  ExplanationSum: explanationSchema.shape.numerator,
  FigureChange: figureChangeSchema,
  FigureFilter: dashboardSchema.shape.filter,
  FigureTotals: dashboardSchema.shape.platforms.element.shape.totals,
  FxRate: fxRateSchema,
  FxSource: fxSourceSchema,
  HeldFigures: heldFiguresSchema,
  Integration: integrationSchema,
  Invitation: invitationDto,
  Label: labelSchema,
  LabelRef: labelRefSchema,
  Lead: leadSchema,
  ListedSyncRun: syncRunListItemSchema,
  Member: memberDto,
  Money: moneySchema,
  OpenAlert: openAlertSchema,
  Organization: organizationDto,
  Overview: overview,
  PlatformFigures: dashboardSchema.shape.platforms.element,
  Post: postPageSchema.shape.posts.element,
  SeriesPoint: overview.shape.series.element,
  StreamStatus: streamStatusSchema,
  SyncFigures: syncStatisticsSchema.shape.totals,
  SyncRun: syncRunSchema,
  SyncRunDetail: syncRunDetailSchema,
  SyncState: syncStateSchema,
  SyncStatus: syncStatusSchema,
  SyncStep: syncRunDetailSchema.shape.steps.element,
  Target: kpiSchema,
  TargetProgress: kpiProgressSchema,
  TokenEvent: tokenEventPageSchema.shape.events.element,
  TokenLife: tokenLifeSchema,
  TrackedTarget: trackedKpiSchema,
  UsualEngagement: usualEngagementSchema,
  View: viewSchema,
  ViewFilter: viewSchema.shape.filter,
  ViewLayout: layoutSchema,
  WebhookKey: webhookKeySchema,
};

for (const [id, schema] of Object.entries(components)) z.globalRegistry.add(schema, { id });
