export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that this instance can serve
         * @description For load balancers and monitors. `degraded` means that the database refuses changes and reading goes on.
         *
         *     Open: no session and no token is needed.
         *
         *     Rate tier `address`: 1000 requests in 60 seconds, counted by network address.
         */
        get: operations["checkHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who the caller is: the person, its organizations with role and scopes, and the API token
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count what this server has done since its start
         * @description Needs the METRICS_TOKEN of the installation as a bearer token.
         *
         *     Open: no session and no token is needed.
         *
         *     Rate tier `address`: 1000 requests in 60 seconds, counted by network address.
         */
        get: operations["getServerMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the organizations of the caller
         * @description An API token gets its own organization.
         *
         *     For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listOrganizations"];
        put?: never;
        /**
         * Create an organization
         * @description The signed-in person becomes its owner.
         *
         *     For every member. By session only: an API token is refused.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Not idempotent: a second request has its effect a second time.
         */
        post: operations["createOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an organization: currency, time zone, first day of the week, counts, and role and scopes of the caller
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List open alerts, worst first and grouped by cause and name, or closed alerts
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Paged: send `nextCursor` of one page as `cursor` to get the next; it is null on the last page.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/alerts/{alertId}/accept-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept the held figures of an alert
         * @description Cannot be undone. The next sync writes what the platform reports then.
         *
         *     For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     A second request finds no held figures and answers 404.
         */
        post: operations["acceptFiguresOfAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/alerts/{alertId}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark an open alert as seen
         * @description The alert stays open until its cause is over.
         *
         *     For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     A second request keeps the first mark.
         */
        post: operations["acknowledgeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/allowed-origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the origins that may call routes of this organization with a token from scripts of their pages
         * @description For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listAllowedOrigins"];
        /**
         * Replace the origins that may call routes of this organization with a token from scripts of their pages
         * @description For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        put: operations["replaceAllowedOrigins"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/annotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notes of people about days, the newest day first
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Paged: send `nextCursor` of one page as `cursor` to get the next; it is null on the last page.
         */
        get: operations["listAnnotations"];
        put?: never;
        /**
         * Add a note to a day or a few days
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Not idempotent: a second request has its effect a second time.
         */
        post: operations["createAnnotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/annotations/{annotationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a note; it can be restored for a day
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        delete: operations["deleteAnnotation"];
        options?: never;
        head?: never;
        /**
         * Change the days, the text or the platform of a note
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        patch: operations["updateAnnotation"];
        trace?: never;
    };
    "/api/orgs/{org}/annotations/{annotationId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a note that was deleted in the last day
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     A second request finds nothing to restore and answers 404.
         */
        post: operations["restoreAnnotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List campaigns with their figures of a period and their change against another one
         * @description With `explain=1` the answer adds what counts as a conversion of their platforms, and within which days of an ad.
         *
         *     For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Paged: send `nextCursor` of one page as `cursor` to get the next; it is null on the last page.
         */
        get: operations["listCampaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/conversion-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List, for each connected platform, the conversions by action of the last 30 days and which of them count
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listConversionActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/conversion-actions/{platform}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose which actions of a platform count as conversions and which as sales
         * @description Stored days are recounted.
         *
         *     For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        put: operations["setConversionChoice"];
        post?: never;
        /**
         * Count the platform's default actions again
         * @description Stored days are recounted.
         *
         *     For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        delete: operations["resetConversionChoice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/conversion-actions/{platform}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare the figures of the last 30 days with those that a choice of actions would give
         * @description For every member.
         *
         *     Rate tier `heavy`: 20 requests in 60 seconds, counted by person or API token.
         *
         *     It changes nothing.
         */
        post: operations["previewConversionChoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the dashboard of a period
         * @description Totals, platforms, targets, campaigns, content and alerts, at most 15 minutes old. `explain=1` adds how spend, conversions, CPA, conversion value and ROAS are computed and what changed them.
         *
         *     For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["getDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/dashboard/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain a figure of the dashboard: formula, sums, exchange rates, accounts, sync runs and what made its change
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["explainFigure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/dashboard/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rebuild the dashboard and return it
         * @description For every member.
         *
         *     Rate tier `heavy`: 20 requests in 60 seconds, counted by person or API token.
         *
         *     It is computed again; nothing else changes.
         */
        post: operations["refreshDashboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/fx-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List manual exchange rates, the rates that apply on a day (default: today) and the publishers of reference rates
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listFxRates"];
        /**
         * Set the exchange rate of a currency pair from a day on
         * @description A rate of the same pair and day is replaced. It applies from its day to the next rate.
         *
         *     For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        put: operations["setFxRate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/fx-rates/{base}/{quote}/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an exchange rate
         * @description For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        delete: operations["deleteFxRate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/held-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List ad accounts with held figures, and what accepting them changes
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listHeldFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/held-figures/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept the held figures of several ad accounts
         * @description Cannot be undone. The next sync writes what the platform reports then. Accounts without held figures are skipped.
         *
         *     For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     A second request finds no held figures and answers 404.
         */
        post: operations["acceptHeldFigures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List integrations with their accounts and sync states
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listIntegrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/integrations/{integrationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an integration
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["getIntegration"];
        put?: never;
        post?: never;
        /**
         * Disconnect an integration: erase its tokens and revoke them at the platform
         * @description The history is kept unless `history` is `erase`.
         *
         *     For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        delete: operations["disconnectIntegration"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/integrations/{integrationId}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Select the ad accounts and profiles to sync
         * @description Starts the first sync. An account that another integration reads stays there until its access ends.
         *
         *     For members and tokens with the role admin or higher.
         *
         *     Rate tier `heavy`: 20 requests in 60 seconds, counted by person or API token.
         */
        put: operations["chooseAccounts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/integrations/{integrationId}/token-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the token events of an integration, newest first: consents, renewals and failures
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Paged: send `nextCursor` of one page as `cursor` to get the next; it is null on the last page.
         */
        get: operations["listTokenEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List open invitations
         * @description For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite an e-mail address
         * @description The token of the link is returned only in this response. The link is `/en/invitation/` or `/ar/invitation/` and the token. An earlier open invitation of the address is revoked.
         *
         *     For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Not idempotent: a second request has its effect a second time.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/invitations/{invitation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an open invitation
         * @description For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/kpis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List targets that are not archived, with their progress
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listKpis"];
        put?: never;
        /**
         * Create a target for a metric over a period or for each month
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Not idempotent: a second request has its effect a second time.
         */
        post: operations["createKpi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/kpis/{kpiId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Archive a target
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        delete: operations["archiveKpi"];
        options?: never;
        head?: never;
        /**
         * Change a target; a monthly one from the current month on
         * @description Metric and currency stay: another metric is another target.
         *
         *     For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        patch: operations["updateKpi"];
        trace?: never;
    };
    "/api/orgs/{org}/label-matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the campaigns and posts that a name pattern matches
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["countPatternMatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List labels with the number of campaigns and posts that have them
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listLabels"];
        put?: never;
        /**
         * Create a label for campaigns and posts, with or without a name pattern
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Not idempotent: a second request has its effect a second time.
         */
        post: operations["createLabel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/labels/{labelId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a label; its campaigns and posts stay, and it can be restored for a day
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        delete: operations["deleteLabel"];
        options?: never;
        head?: never;
        /**
         * Change the name, colour or pattern of a label
         * @description What people attached or detached stays when the pattern changes.
         *
         *     For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        patch: operations["updateLabel"];
        trace?: never;
    };
    "/api/orgs/{org}/labels/{labelId}/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set what people decided about a label for campaigns, as in `before` of an earlier change
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        put: operations["restoreCampaignLabelling"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Attach a label to campaigns, or detach it from them, whatever its pattern matches
         * @description `before` undoes the change with `PUT`.
         *
         *     For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        patch: operations["labelCampaigns"];
        trace?: never;
    };
    "/api/orgs/{org}/labels/{labelId}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set what people decided about a label for posts, as in `before` of an earlier change
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        put: operations["restorePostLabelling"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Attach a label to posts, or detach it from them, whatever its pattern matches
         * @description `before` undoes the change with `PUT`.
         *
         *     For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        patch: operations["labelPosts"];
        trace?: never;
    };
    "/api/orgs/{org}/labels/{labelId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a label that was deleted in the last day, with its campaigns and posts
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     A second request finds nothing to restore and answers 404.
         */
        post: operations["restoreLabel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List leads with their answers, most recently received first
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Paged: send `nextCursor` of one page as `cursor` to get the next; it is null on the last page.
         */
        get: operations["listLeads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/leads/{leadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a lead with its answers
         * @description For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["getLead"];
        put?: never;
        post?: never;
        /**
         * Erase the answers of a lead, also from the data that the platform sent
         * @description Time and ad of the lead stay.
         *
         *     For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        delete: operations["eraseLead"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the members of the organization
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/members/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member, or leave the organization
         * @description Below the role admin, members can remove only themselves.
         *
         *     For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change the role of a member
         * @description For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        patch: operations["changeMemberRole"];
        trace?: never;
    };
    "/api/orgs/{org}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List posts of one status and period with their latest engagement, against what is usual for their page
         * @description Campaigns, comparison and currency of a filter restrict no posts.
         *
         *     For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Paged: send `nextCursor` of one page as `cursor` to get the next; it is null on the last page.
         */
        get: operations["listPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/posts/{postId}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain the engagement rate of a post: formula, figures, when they were read, and what is usual for its page
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["explainPost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/posts/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain a figure of posts on the dashboard: formula, sums, pages and when they were read
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["explainContentFigure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/sync/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream the sync status: each `status` event has the whole response of the status endpoint
         * @description Server-sent events: the first at once, then one with each change. `Last-Event-ID` continues a stream. It ends after ten minutes or when the reader loses access.
         *
         *     For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["streamSyncStatuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/sync/integrations/{integrationId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the sync status of an integration by stream: data freshness and current run
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["getSyncStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/sync/integrations/{integrationId}/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync an integration now
         * @description A run that is already queued or running is returned instead of a second one.
         *
         *     For members and tokens with the role marketer or higher.
         *
         *     Rate tier `heavy`: 20 requests in 60 seconds, counted by person or API token.
         *
         *     While a run is under way it is returned, with `alreadyRunning`.
         */
        post: operations["syncIntegration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/sync/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sync runs, most recently requested first
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Paged: send `nextCursor` of one page as `cursor` to get the next; it is null on the last page.
         */
        get: operations["listSyncRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/sync/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a sync run with its steps
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["getSyncRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/sync/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get sync statistics of the last hours by platform: runs, rows, durations and failures
         * @description For every member.
         *
         *     Rate tier `heavy`: 20 requests in 60 seconds, counted by person or API token.
         */
        get: operations["getSyncStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/sync/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the sync status of each integration by stream: data freshness and current run
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["getSyncStatuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/sync/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync every integration now
         * @description A run that is already queued or running is returned instead of a second one.
         *
         *     For members and tokens with the role marketer or higher.
         *
         *     Rate tier `heavy`: 20 requests in 60 seconds, counted by person or API token.
         *
         *     Runs that are under way are returned instead of second ones.
         */
        post: operations["syncOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API tokens that are not revoked
         * @description For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listApiTokens"];
        put?: never;
        /**
         * Create an API token
         * @description The token is returned only in this response. The role of the token is at most that of the caller.
         *
         *     For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Not idempotent: a second request has its effect a second time.
         */
        post: operations["createApiToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API token
         * @description The next request with the token is refused.
         *
         *     For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        delete: operations["revokeApiToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the views of the dashboard: the caller's own and those of the organization
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listViews"];
        put?: never;
        /**
         * Save a filter and a layout as a view of the caller, or of the organization (marketer or higher)
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Not idempotent: a second request has its effect a second time.
         */
        post: operations["createView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/views/{viewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a view of the dashboard
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["getView"];
        put?: never;
        post?: never;
        /**
         * Delete a view; it can be restored for a day
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        /**
         * Change the name, filter or layout of a view; 409 when another change came after the given version
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        patch: operations["updateView"];
        trace?: never;
    };
    "/api/orgs/{org}/views/{viewId}/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set or end a view as the default of the caller, or of the organization (marketer or higher)
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        put: operations["setDefaultView"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/views/{viewId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a view that was deleted within the last day
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     A second request finds nothing to restore and answers 404.
         */
        post: operations["restoreView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/webhooks/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook deliveries, most recently received first
         * @description For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Paged: send `nextCursor` of one page as `cursor` to get the next; it is null on the last page.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/webhooks/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a delivery with its failed attempts, its effects and its payload
         * @description Personal data is masked.
         *
         *     For every member.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/webhooks/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay a delivery after every attempt failed
         * @description A replay repeats no effect.
         *
         *     For members and tokens with the role marketer or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     A second request answers 409 while the delivery is being processed.
         */
        post: operations["replayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/webhooks/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the webhook keys of Google and Snapchat lead forms, without the key values
         * @description For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        get: operations["listWebhookKeys"];
        put?: never;
        /**
         * Create a webhook key
         * @description A key for Google is generated and returned only in this response.
         *
         *     For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         *
         *     Not idempotent: a second request has its effect a second time.
         */
        post: operations["createWebhookKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{org}/webhooks/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a webhook key
         * @description Deliveries sent with it are refused from then on.
         *
         *     For members and tokens with the role admin or higher.
         *
         *     Rate tier `api`: 100 requests in 60 seconds, counted by person or API token.
         */
        delete: operations["deleteWebhookKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List platforms with their capabilities and whether they can be connected
         * @description Open: no session and no token is needed.
         *
         *     Rate tier `address`: 1000 requests in 60 seconds, counted by network address.
         */
        get: operations["listPlatforms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    meta: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Webhook of meta
         * @description Sent by the platform to `POST /api/webhooks/meta`. Leads, posts, comments, rejected ads and revoked permissions. Signed with the app secret: HMAC-SHA256 over the bytes of the body. Before the first one Meta sends a GET with `hub.challenge`, which is answered.
         *
         *     Rate tier `webhooks`: 1,000 in a minute from one network.
         */
        post: operations["receiveMetaWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    google: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Webhook of google
         * @description Sent by the platform to `POST /api/webhooks/google`. Leads of lead forms. Google does not sign: the body carries a key of the organization (`google_key`), which is compared in constant time and never stored.
         *
         *     Rate tier `webhooks`: 1,000 in a minute from one network.
         */
        post: operations["receiveGoogleWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    tiktok: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Webhook of tiktok
         * @description Sent by the platform to `POST /api/webhooks/tiktok`. Leads, reviews of ads, posts and ended authorizations. Signed with the app secret: HMAC-SHA256 over the time, a point and the body. Subscriptions of an advertiser are signed in `X-Open-Signature`, over the body alone.
         *
         *     Rate tier `webhooks`: 1,000 in a minute from one network.
         */
        post: operations["receiveTiktokWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    linkedin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Webhook of linkedin
         * @description Sent by the platform to `POST /api/webhooks/linkedin`. Leads and social actions on posts of an organization. Signed with the client secret: HMAC-SHA256 over `hmacsha256=` and the body. LinkedIn sends a GET with `challengeCode` every two hours, which is answered.
         *
         *     Rate tier `webhooks`: 1,000 in a minute from one network.
         */
        post: operations["receiveLinkedinWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    twitter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Webhook of twitter
         * @description Sent by the platform to `POST /api/webhooks/twitter`. Posts and revoked access. Signed with the consumer secret: HMAC-SHA256 over the body. X sends a GET with `crc_token`, which is answered.
         *
         *     Rate tier `webhooks`: 1,000 in a minute from one network.
         */
        post: operations["receiveTwitterWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    snapchat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Webhook of snapchat
         * @description Sent by the platform to `POST /api/webhooks/snapchat`. Leads of lead forms. Signed with the secret of the form, which an admin enters for the organization: HMAC-SHA256 over the time, a point and the body.
         *
         *     Rate tier `webhooks`: 1,000 in a minute from one network.
         */
        post: operations["receiveSnapchatWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        ActiveCampaign: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /** @description Name. */
            name: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /** @description Name of the ad account at the platform. */
            accountName: string;
            /** @description The platform refused or delays the campaign or an ad of it. */
            hasIssues: boolean;
            /** @description Amount spent; null: unknown, or a day has no exchange rate. */
            spend: components["schemas"]["Money"];
            /** @description Times that ads were shown; null: unknown. */
            impressions: number;
            /** @description Clicks; null: unknown. */
            clicks: number;
            /** @description Conversions that count, as a decimal string; null: unknown. */
            conversions: string;
            /** @description Click-through rate, clicks ÷ impressions, as a fraction of 1; null: no impressions, or unknown. */
            ctr: number | null;
            /** @description Return on ad spend: conversion value ÷ spend of the campaigns that report a value; null: no such spend. */
            roas: number | null;
            /** @description Budget of the campaign; null: it has none. */
            budget: {
                /**
                 * @description Kind.
                 * @enum {string}
                 */
                kind: "daily" | "lifetime";
                /** @description The budget. */
                amount: components["schemas"]["Money"];
                /** @description Spent of the budget in its own period: today of the account, or the life of the campaign. */
                used: components["schemas"]["Money"];
                /** @description Used ÷ amount of the budget: 0.9 is 90 %. */
                usedShare: number;
            } | null;
        };
        Alert: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description What the alert is about.
             * @enum {string}
             */
            kind: "budget_used" | "budget_exhausted" | "budget_overspent" | "token_expiring" | "token_dead" | "sync_failed" | "sync_stale" | "totals_drift" | "ad_rejected" | "figures_held";
            /**
             * @description How bad it is.
             * @enum {string}
             */
            severity: "info" | "warning" | "urgent" | "critical";
            /**
             * @description Whether it is about a campaign or an integration.
             * @enum {string}
             */
            subjectType: "campaign" | "integration";
            /**
             * Format: uuid
             * @description Id of what it is about.
             */
            subjectId: string;
            /** @description Names, shares and days for the message. */
            values: {
                [key: string]: string | number;
            };
            /**
             * Format: date-time
             * @description When it opened, an instant in UTC.
             */
            openedAt: string;
            /** @description When a person marked it as seen, an instant in UTC; null: not yet. */
            acknowledgedAt: string | null;
            /** @description When it closed, an instant in UTC; null: it is open. */
            closedAt: string | null;
        };
        Annotation: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * Format: date
             * @description First day, of the calendar of the organization.
             */
            startsOn: string;
            /**
             * Format: date
             * @description Last day, of the calendar of the organization.
             */
            endsOn: string;
            /** @description The text. */
            text: string;
            /** @description The platform it is about; null: all. */
            platform: ("meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat") | null;
            /** @description Who wrote it; null: no longer a member. */
            author: {
                /**
                 * Format: uuid
                 * @description Id.
                 */
                id: string;
                /** @description Name of the person. */
                name: string;
            } | null;
            /**
             * Format: date-time
             * @description When it was created, an instant in UTC.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed, an instant in UTC.
             */
            updatedAt: string;
        };
        ApiToken: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /** @description Name. */
            name: string;
            /** @description First characters of the token, to recognize it. */
            prefix: string;
            /**
             * @description Role: `viewer`, `marketer`, `admin` or `owner`, each with the rights of those before it.
             * @enum {string}
             */
            role: "owner" | "admin" | "marketer" | "viewer";
            /** @description When it was last used, an instant in UTC; null: never. */
            lastUsedAt: string | null;
            /** @description When it expires, an instant in UTC; null: it does not. */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description When it was created, an instant in UTC.
             */
            createdAt: string;
        };
        AppliedFxRate: {
            /** @description ISO 4217 code. */
            currency: string;
            /** @description What one unit is worth in the currency of the organization, as a decimal string; null: no rate, so its money is in no total. */
            rate: string | null;
            /** @description Day of the oldest stored rate in it; null: official pegs only, the same currency, or no rate. */
            rateDate: string | null;
            /** @description `manual`, `peg` or publishers. */
            sources: string[];
        };
        Attribution: {
            /** @description Days after a click. */
            clickDays: number;
            /** @description Days after a view; 0: views are not credited. */
            viewDays: number;
            /**
             * @description Where these days are set.
             * @enum {string}
             */
            setOn: "request" | "ad_set" | "conversion_action" | "account";
            /**
             * @description The day on which a conversion counts: that of the interaction or its own.
             * @enum {string}
             */
            countedOn: "interaction" | "conversion" | "mixed";
            /** @description The platform documents these days. */
            confirmed: boolean;
        };
        Campaign: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /** @description Name at the platform. */
            name: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /**
             * Format: uuid
             * @description Id of the ad account.
             */
            adAccountId: string;
            /** @description Name of the ad account at the platform. */
            accountName: string;
            /**
             * @description Status in the product’s terms; `externalStatus` is that of the platform.
             * @enum {string}
             */
            status: "draft" | "active" | "paused" | "ended" | "removed" | "unknown";
            /** @description Status as the platform names it; null: it names none. */
            externalStatus: string;
            /** @description Objective as the platform names it; null: it names none. */
            objective: string | null;
            /** @description The platform refused or delays the campaign or an ad of it. */
            hasIssues: boolean;
            /** @description Budget of a day; null: none. */
            dailyBudget: components["schemas"]["Money"] | null;
            /** @description Budget of the life of the campaign; null: none. */
            lifetimeBudget: components["schemas"]["Money"] | null;
            /** @description Begin at the platform, an instant in UTC; null: none is set. */
            startsAt: string | null;
            /** @description End at the platform, an instant in UTC; null: none is set. */
            endsAt: string | null;
            /** @description Labels that it has. */
            labels: components["schemas"]["LabelRef"][];
            /** @description Figures of the period. */
            totals: {
                /** @description Amount spent; null: unknown, or a day has no exchange rate. */
                spend: components["schemas"]["Money"] | null;
                /** @description Amount spent, in the currency of the account. */
                nativeSpend: components["schemas"]["Money"] | null;
                /** @description Times that ads were shown; null: unknown. */
                impressions: number | null;
                /** @description Clicks; null: unknown. */
                clicks: number | null;
                /** @description Conversions that count, as a decimal string; null: unknown. */
                conversions: string | null;
                /** @description Value of the conversions; null: none is reported, or a day has no exchange rate. */
                conversionValue: components["schemas"]["Money"] | null;
                /** @description Click-through rate, clicks ÷ impressions, as a fraction of 1; null: no impressions, or unknown. */
                ctr: number | null;
                /** @description Cost per click; null: no clicks, or unknown. */
                cpc: components["schemas"]["Money"] | null;
                /** @description Cost per conversion; null: no conversions, or unknown. */
                cpa: components["schemas"]["Money"] | null;
                /** @description Return on ad spend: conversion value ÷ spend of the campaigns that report a value; null: no such spend. */
                roas: number | null;
            };
            /** @description Over the days that each account has in both periods; null: there are none. */
            comparison: {
                /** @description The days of the period that can be compared. */
                current: {
                    /** @description Amount spent; null: unknown, or a day has no exchange rate. */
                    spend: components["schemas"]["Money"] | null;
                    /** @description Conversions that count, as a decimal string; null: unknown. */
                    conversions: string;
                };
                /** @description The compared days. */
                previous: {
                    /** @description Amount spent; null: unknown, or a day has no exchange rate. */
                    spend: components["schemas"]["Money"] | null;
                    /** @description Conversions that count, as a decimal string; null: unknown. */
                    conversions: string;
                };
            } | null;
        };
        CampaignToReview: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /** @description Name. */
            name: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /** @description Name of the ad account at the platform. */
            accountName: string;
            /**
             * @description Why.
             * @enum {string}
             */
            reason: "spend_without_conversions" | "cpa_above_usual" | "roas_below_one" | "budget_gone";
            /** @description Money at stake; null: it is not about an amount, or has no exchange rate. */
            atStake: components["schemas"]["Money"] | null;
            /** @description Amount spent; null: unknown, or a day has no exchange rate. */
            spend: components["schemas"]["Money"] | null;
            /** @description Amount spent, in the currency of the account. */
            nativeSpend: components["schemas"]["Money"];
            /** @description Conversions that count, as a decimal string; null: unknown. */
            conversions: string;
            /** @description Cost per conversion; null: no conversions, or unknown. */
            cpa: components["schemas"]["Money"] | null;
            /** @description Cost per conversion of all campaigns of its platform in the filter; null: no conversions. */
            usualCpa: components["schemas"]["Money"] | null;
            /** @description Return on ad spend: conversion value ÷ spend of the campaigns that report a value; null: no such spend. */
            roas: number | null;
            /** @description Over the days that each account has in both periods; null: there are none. */
            comparison: {
                /** @description The days of the period that can be compared. */
                current: {
                    /** @description Amount spent; null: unknown, or a day has no exchange rate. */
                    spend: components["schemas"]["Money"] | null;
                    /** @description Conversions that count, as a decimal string; null: unknown. */
                    conversions: string;
                };
                /** @description The compared days. */
                previous: {
                    /** @description Amount spent; null: unknown, or a day has no exchange rate. */
                    spend: components["schemas"]["Money"] | null;
                    /** @description Conversions that count, as a decimal string; null: unknown. */
                    conversions: string;
                };
            } | null;
            /** @description Budget of the campaign; null: it has none. */
            budget: {
                /**
                 * @description Kind.
                 * @enum {string}
                 */
                kind: "daily" | "lifetime";
                /** @description The budget. */
                amount: components["schemas"]["Money"];
                /** @description Spent of the budget in its own period: today of the account, or the life of the campaign. */
                used: components["schemas"]["Money"];
                /** @description Used ÷ amount of the budget: 0.9 is 90 %. */
                usedShare: number;
            } | null;
        };
        ConversionSettings: {
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /** @description The days after a click or a view in which the platform credits a conversion to an ad. */
            attribution: components["schemas"]["Attribution"];
            /** @description The platform’s default. */
            standard: {
                /** @description Actions that count as conversions, as the platform names them. */
                conversions: string[];
                /** @description Those of the conversions that are sales and add their value. */
                sales: string[];
            };
            /** @description The choice of the organization; null: the platform’s default counts. */
            choice: {
                /** @description Actions that count as conversions, as the platform names them. */
                conversions: string[];
                /** @description Those of the conversions that are sales and add their value. */
                sales: string[];
            } | null;
            /** @description When the choice was last changed, an instant in UTC; null: never. */
            updatedAt: string | null;
            /** @description Earlier days still change to the choice. */
            recounting: boolean;
            /** @description Days before it were read without actions and keep their figures; null: no day has actions yet. */
            actionsFrom: string | null;
            /** @description There are stored days without actions. */
            hasEarlierDays: boolean;
            /** @description Accounts that report no actions yet. */
            accountsWithoutActions: number;
            /** @description Actions of the last 30 days. */
            actions: {
                /** @description The action, as the platform names it. */
                action: string;
                /** @description Conversions that count, as a decimal string; null: unknown. */
                conversions: string;
                /** @description Value of the conversions; null: none is reported, or a day has no exchange rate. */
                value: components["schemas"]["Money"] | null;
            }[];
        };
        CountedConversions: {
            /** @description The days after a click or a view in which the platform credits a conversion to an ad. */
            attribution: components["schemas"]["Attribution"];
            /** @description Actions that count as conversions, as the platform names them. */
            conversions: string[];
            /** @description Those of the conversions that are sales and add their value. */
            sales: string[];
            /** @description The default of the platform counts, not a choice of the organization. */
            isDefault: boolean;
            /** @description When the choice was last changed, an instant in UTC; null: never. */
            changedAt: string | null;
            /** @description Earlier days still change to the choice. */
            recounting: boolean;
        };
        Dashboard: {
            /** @description The organization. */
            organization: {
                /**
                 * Format: uuid
                 * @description Id.
                 */
                id: string;
                /** @description Name. */
                name: string;
                /** @description ISO 4217 code. */
                currency: string;
                /** @description IANA time zone, as `Asia/Riyadh`. */
                timeZone: string;
            };
            /** @description Which facts the figures cover. */
            filter: components["schemas"]["FigureFilter"];
            /** @description The period, in days. */
            period: {
                /**
                 * Format: date
                 * @description First day, inclusive.
                 */
                from: string;
                /**
                 * Format: date
                 * @description Last day, inclusive.
                 */
                to: string;
                /** @description First day of the compared period; null: nothing is compared. */
                previousFrom: string | null;
                /** @description Last day of the compared period; null: nothing is compared. */
                previousTo: string | null;
            };
            /** @description Totals of the period over all platforms. */
            overview: components["schemas"]["Overview"];
            /** @description Figures by platform, highest spend first. */
            platforms: components["schemas"]["PlatformFigures"][];
            /** @description Targets with their progress. The filter does not restrict them. */
            kpis: components["schemas"]["TargetProgress"][];
            /** @description The five active campaigns with the highest spend. */
            activeCampaigns: components["schemas"]["ActiveCampaign"][];
            /** @description Campaigns that need a look, most money at stake first. */
            campaignsToReview: components["schemas"]["CampaignToReview"][];
            /** @description The days that were reviewed; null: no day of the period is old enough. */
            reviewedDays: {
                /**
                 * Format: date
                 * @description First day, inclusive.
                 */
                from: string;
                /**
                 * Format: date
                 * @description Last day, inclusive.
                 */
                to: string;
            } | null;
            /** @description The next ten scheduled posts. */
            scheduledContent: {
                /**
                 * Format: uuid
                 * @description Id.
                 */
                id: string;
                /**
                 * @description The platform.
                 * @enum {string}
                 */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                /** @description Name of the profile at the platform. */
                profileName: string;
                /** @description Kind. */
                kind: string;
                /** @description Begin of the text. */
                excerpt: string;
                /** @description Address at the platform; null: unknown. */
                permalink: string | null;
                /**
                 * Format: date-time
                 * @description When it is to be published, an instant in UTC; null: it was not scheduled.
                 */
                scheduledAt: string;
            }[];
            /** @description The last ten published posts. */
            recentPosts: {
                /**
                 * Format: uuid
                 * @description Id.
                 */
                id: string;
                /**
                 * @description The platform.
                 * @enum {string}
                 */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                /** @description Name of the profile at the platform. */
                profileName: string;
                /** @description Kind. */
                kind: string;
                /** @description Begin of the text. */
                excerpt: string;
                /** @description Address at the platform; null: unknown. */
                permalink: string | null;
                /**
                 * Format: date-time
                 * @description When it was published, an instant in UTC; null: not yet.
                 */
                publishedAt: string;
                /** @description Latest counts; null: not counted yet. */
                engagement: {
                    /** @description Views; null: the platform does not report them. */
                    views: number | null;
                    /** @description People reached; null: the platform does not report it. */
                    reach: number | null;
                    /** @description Likes and reactions; null: the platform does not report them. */
                    likes: number | null;
                    /** @description Comments; null: the platform does not report them. */
                    comments: number | null;
                    /** @description Shares; null: the platform does not report them. */
                    shares: number | null;
                    /** @description Saves; null: the platform does not report them. */
                    saves: number | null;
                    /** @description Clicks; null: the platform does not report them. */
                    clicks: number | null;
                } | null;
                /** @description The rate beside what is usual for the profile; null: too few other posts. */
                usual: components["schemas"]["UsualEngagement"] | null;
            }[];
            /** @description All ad accounts and profiles that are read, whatever the filter. */
            connectedAccounts: {
                /** @description How many there are. */
                total: number;
                /** @description By platform. */
                byPlatform: {
                    [key: string]: number;
                };
                /** @description Ad accounts and profiles that are read. */
                accounts: {
                    /**
                     * Format: uuid
                     * @description Id.
                     */
                    id: string;
                    /**
                     * @description Kind.
                     * @enum {string}
                     */
                    kind: "ad_account" | "profile";
                    /**
                     * @description The platform.
                     * @enum {string}
                     */
                    platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                    /** @description Name. */
                    name: string;
                    /** @description ISO 4217 code; null for profiles. */
                    currency: string | null;
                    /**
                     * Format: uuid
                     * @description Id of the integration.
                     */
                    integrationId: string;
                    /**
                     * @description Status.
                     * @enum {string}
                     */
                    status: "choosing_accounts" | "active" | "refreshing" | "retry_wait" | "reauth_required" | "revoked" | "disconnected";
                    /** @description When it was last read, an instant in UTC; null: never. */
                    lastSyncAt: string | null;
                }[];
            };
            /** @description The first 20 open alerts: unseen ones first, then by money at stake. */
            alerts: components["schemas"]["OpenAlert"][];
            /** @description Counts of all open alerts. */
            alertCounts: {
                /** @description How many are open. */
                open: number;
                /** @description How many open ones are not marked as seen. */
                unseen: number;
            };
            /** @description How fresh the data is. */
            syncStatus: {
                /**
                 * @description The worst state of all integrations.
                 * @enum {string}
                 */
                health: "nothing_connected" | "choosing_accounts" | "healthy" | "syncing" | "degraded" | "failing";
                /** @description Integrations of the organization. */
                integrations: components["schemas"]["SyncState"][];
            };
            /**
             * Format: date-time
             * @description When the answer was computed, an instant in UTC.
             */
            generatedAt: string;
            /** @description Newer data has arrived and is being added up: the next request has it. */
            renewing: boolean;
        };
        Delivery: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /** @description Id of the integration. */
            integrationId: string | null;
            /** @description Kind of event, as the platform names it. */
            kind: string;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "received" | "retrying" | "processed" | "ignored" | "dead";
            /** @description When it happened at the platform, an instant in UTC; null: the platform sends no time. */
            occurredAt: string | null;
            /**
             * Format: date-time
             * @description When it arrived, an instant in UTC.
             */
            receivedAt: string;
            /** @description How often it was tried. */
            attempts: number;
            /** @description When it is processed again, an instant in UTC; null: it is not. */
            nextAttemptAt: string | null;
            /** @description When its processing ended, an instant in UTC; null: not yet. */
            endedAt: string | null;
            /** @description Code of the last failed attempt, also after a later success; null: none failed. */
            lastErrorCode: string | null;
            /** @description How often a person replayed it. */
            replays: number;
            /** @description What it is about, by its id at the platform; null: unknown. */
            subject: {
                /** @description Type. */
                type: string;
                /** @description Id at the platform. */
                externalId: string;
            } | null;
        };
        DeliveryDetail: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /** @description Id of the integration. */
            integrationId: string | null;
            /** @description Kind of event, as the platform names it. */
            kind: string;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "received" | "retrying" | "processed" | "ignored" | "dead";
            /** @description When it happened at the platform, an instant in UTC; null: the platform sends no time. */
            occurredAt: string | null;
            /**
             * Format: date-time
             * @description When it arrived, an instant in UTC.
             */
            receivedAt: string;
            /** @description How often it was tried. */
            attempts: number;
            /** @description When it is processed again, an instant in UTC; null: it is not. */
            nextAttemptAt: string | null;
            /** @description When its processing ended, an instant in UTC; null: not yet. */
            endedAt: string | null;
            /** @description Code of the last failed attempt, also after a later success; null: none failed. */
            lastErrorCode: string | null;
            /** @description How often a person replayed it. */
            replays: number;
            /** @description What it is about, by its id at the platform; null: unknown. */
            subject: {
                /** @description Type. */
                type: string;
                /** @description Id at the platform. */
                externalId: string;
            } | null;
            /** @description Failed attempts. */
            failures: {
                /**
                 * Format: date-time
                 * @description When it happened, an instant in UTC.
                 */
                at: string;
                /** @description Code of the error; null: none. */
                errorCode: string;
            }[];
            /** @description What it changed. */
            effects: components["schemas"]["DeliveryEffect"][];
            /** @description The content as the platform sent it, with personal data masked; null: it cannot be decrypted any more. */
            payload: unknown;
        };
        DeliveryEffect: {
            /**
             * @description Kind.
             * @enum {string}
             */
            kind: "sync" | "lead" | "access_revoked" | "ad_issue" | "ad_issue_resolved" | "unknown";
            /** @description Kind of data that was queued, or the id of the lead, campaign, ad set or ad at the platform; null: none. */
            what: string | null;
            /** @description Level of the object that was reviewed; null: it is not about one. */
            level: ("campaign" | "ad_set" | "ad") | null;
            /** @description Id of the sync run that it queued; null: it queued none, as when one was under way. */
            syncRunId: string | null;
            /** @description Id of the lead that it stored; null: none. */
            leadId: string | null;
            /**
             * Format: date-time
             * @description When it happened, an instant in UTC.
             */
            at: string;
        };
        Explanation: {
            /**
             * @description The figure that is explained.
             * @enum {string}
             */
            figure: "spend" | "impressions" | "clicks" | "conversions" | "conversion_value" | "ctr" | "cpc" | "cpm" | "cpa" | "cvr" | "roas" | "roi";
            /** @description How the figure is computed from its sums: factor × numerator ÷ denominator + offset. */
            formula: {
                /**
                 * @description The figure that the formula computes.
                 * @enum {string}
                 */
                id: "spend" | "impressions" | "clicks" | "conversions" | "conversion_value" | "ctr" | "cpc" | "cpm" | "cpa" | "cvr" | "roas" | "roi";
                /** @description The formula in words. */
                text: string;
                /** @description Factor of the formula. For `roi` the gross margin, 1 where none is set. */
                factor: number;
                /** @description Added after the division. */
                offset: number;
                /**
                 * @description `all`: all days of accounts count; `priced`: those with an exchange rate.
                 * @enum {string}
                 */
                days: "all" | "priced";
            };
            /** @description The period, in days. */
            period: {
                /**
                 * Format: date
                 * @description First day, inclusive.
                 */
                from: string;
                /**
                 * Format: date
                 * @description Last day, inclusive.
                 */
                to: string;
            };
            /** @description The figure as decimal text in `unit`; null: unknown, or the denominator is 0. */
            value: string | null;
            /** @description The sum above the line; for a rate the whole number above it, as a decimal string. */
            numerator: components["schemas"]["ExplanationSum"];
            /** @description The sum below the line; null: the figure is a sum. For a rate the whole number below it. */
            denominator: components["schemas"]["ExplanationSum"] | null;
            /**
             * @description Unit: `micros` of the currency, `count`, or `ratio`.
             * @enum {string}
             */
            unit: "micros" | "count" | "ratio";
            /** @description ISO 4217 code of the amounts; null: the figure has no money. */
            currency: string | null;
            /** @description Sums by account, currency and rate, which add up to the numerator and the denominator. */
            parts: components["schemas"]["ExplanationPart"][];
            /** @description Amounts without an exchange rate, which are in no total. */
            unconverted: {
                /** @description Amount spent that has no exchange rate, in its own currency. */
                spend: components["schemas"]["Money"];
                /** @description How many ad accounts. */
                accounts: number;
            }[];
            /** @description Accounts of the filter that add nothing, with the reason. */
            accountsWithoutData: {
                /**
                 * Format: uuid
                 * @description Id of the ad account.
                 */
                accountId: string;
                /** @description Name of the ad account at the platform. */
                accountName: string;
                /**
                 * @description The platform.
                 * @enum {string}
                 */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                /**
                 * @description No day of the period was read, or the account had no delivery on those that were.
                 * @enum {string}
                 */
                reason: "not_read" | "no_delivery";
            }[];
            /** @description Platforms may still change figures from this day on; null: every day is final. */
            restatedFrom: string | null;
            /** @description The last run that read figures, of each integration. */
            syncs: {
                /**
                 * Format: uuid
                 * @description Id of the integration.
                 */
                integrationId: string;
                /**
                 * @description The platform.
                 * @enum {string}
                 */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                /** @description The last run that read figures; null: none has succeeded. */
                lastSync: {
                    /**
                     * Format: uuid
                     * @description Id of the sync run.
                     */
                    runId: string;
                    /**
                     * Format: date-time
                     * @description When it ended, an instant in UTC; null: not yet.
                     */
                    finishedAt: string;
                } | null;
            }[];
            /** @description What counts as a conversion of each platform; null: the figure counts none. */
            conversionChoices: {
                /**
                 * @description The platform.
                 * @enum {string}
                 */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                /** @description The days after a click or a view in which the platform credits a conversion to an ad. */
                attribution: components["schemas"]["Attribution"];
                /** @description Actions that count as conversions, as the platform names them. */
                conversions: string[];
                /** @description Those of the conversions that are sales and add their value. */
                sales: string[];
                /** @description The default of the platform counts, not a choice of the organization. */
                isDefault: boolean;
                /** @description When the choice was last changed, an instant in UTC; null: never. */
                changedAt: string | null;
                /** @description Earlier days still change to the choice. */
                recounting: boolean;
            }[] | null;
            /** @description The compared period; null: nothing is compared. */
            previous: {
                /**
                 * Format: date
                 * @description First day, inclusive.
                 */
                from: string;
                /**
                 * Format: date
                 * @description Last day, inclusive.
                 */
                to: string;
                /** @description The figure of the compared period as decimal text in `unit`; null: unknown, or the denominator is 0. */
                value: string | null;
                /** @description The sum above the line; for a rate the whole number above it, as a decimal string. */
                numerator: components["schemas"]["ExplanationSum"];
                /** @description The sum below the line; null: the figure is a sum. For a rate the whole number below it. */
                denominator: components["schemas"]["ExplanationSum"] | null;
            } | null;
            /** @description What made the change of the figure; null: nothing can be compared. */
            change: {
                /** @description The figure of the days that can be compared, as decimal text in `unit`; null: unknown. */
                current: string | null;
                /** @description The figure of the compared days, as decimal text in `unit`; null: unknown. */
                previous: string | null;
                /** @description What each platform adds to the change. */
                platforms: {
                    /**
                     * @description The platform.
                     * @enum {string}
                     */
                    platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                    /** @description Part of the change, as decimal text in `unit`. */
                    change: string;
                }[];
                /** @description The fewest accounts that make 80 % of all movement, at most five. */
                accounts: {
                    /**
                     * Format: uuid
                     * @description Id of the ad account.
                     */
                    accountId: string;
                    /** @description Name of the ad account at the platform. */
                    accountName: string;
                    /**
                     * @description The platform.
                     * @enum {string}
                     */
                    platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                    /** @description Part of the change, as decimal text in `unit`. */
                    change: string;
                    /** @description Change of the average exchange rate; null: it did not change. */
                    rate: {
                        /** @description ISO 4217 code. */
                        currency: string;
                        /** @description Average rate of the compared days, weighted by spend. */
                        before: number;
                        /** @description Average rate of the period, weighted by spend. */
                        after: number;
                    } | null;
                }[];
                /** @description All other accounts together; null: there are none. */
                otherAccounts: {
                    /** @description How many ad accounts. */
                    accounts: number;
                    /** @description Part of the change, as decimal text in `unit`. */
                    change: string;
                } | null;
                /** @description The fewest campaigns that make 80 % of all movement, at most five. */
                campaigns: {
                    /**
                     * Format: uuid
                     * @description Id of the campaign.
                     */
                    campaignId: string;
                    /** @description Name of the campaign at the platform. */
                    campaignName: string;
                    /** @description Name of the ad account at the platform. */
                    accountName: string;
                    /**
                     * @description The platform.
                     * @enum {string}
                     */
                    platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                    /** @description Part of the change, as decimal text in `unit`. */
                    change: string;
                    /** @description What is stored about the campaign between the two periods. */
                    events: ({
                        /**
                         * @description Kind.
                         * @constant
                         */
                        kind: "started";
                        /**
                         * Format: date
                         * @description Day of the account’s time zone.
                         */
                        day: string;
                    } | {
                        /**
                         * @description Kind.
                         * @constant
                         */
                        kind: "ended";
                        /**
                         * Format: date
                         * @description Day of the account’s time zone.
                         */
                        day: string;
                    } | {
                        /**
                         * @description Kind.
                         * @constant
                         */
                        kind: "status";
                        /**
                         * Format: date-time
                         * @description When it happened, an instant in UTC.
                         */
                        at: string;
                        /**
                         * @description Before the change; null: there was none.
                         * @enum {string}
                         */
                        before: "draft" | "active" | "paused" | "ended" | "removed" | "unknown";
                        /**
                         * @description After the change; null: there is none.
                         * @enum {string}
                         */
                        after: "draft" | "active" | "paused" | "ended" | "removed" | "unknown";
                    } | {
                        /**
                         * @description Kind.
                         * @constant
                         */
                        kind: "budget";
                        /**
                         * Format: date-time
                         * @description When it happened, an instant in UTC.
                         */
                        at: string;
                        /**
                         * @description Which budget changed.
                         * @enum {string}
                         */
                        budget: "daily" | "lifetime";
                        /** @description Before the change; null: there was none. */
                        before: components["schemas"]["Money"] | null;
                        /** @description After the change; null: there is none. */
                        after: components["schemas"]["Money"] | null;
                    } | {
                        /**
                         * @description Kind.
                         * @constant
                         */
                        kind: "restated";
                        /** @description How many days. */
                        days: number;
                        /** @description Before the change; null: there was none. */
                        before: string | null;
                        /** @description After the change; null: there is none. */
                        after: string | null;
                        /** @description ISO 4217 code of the campaign; null: the numerator is not money. */
                        currency: string | null;
                    })[];
                    /**
                     * Format: date-time
                     * @description Changes of status and budget are recorded since this instant in UTC.
                     */
                    changesFrom: string;
                }[];
                /** @description All other campaigns together, with the rounding; null: there are none. */
                otherCampaigns: {
                    /** @description How many campaigns. */
                    campaigns: number;
                    /** @description Part of the change, as decimal text in `unit`. */
                    change: string;
                } | null;
            } | null;
        };
        ExplanationPart: {
            /**
             * Format: uuid
             * @description Id of the ad account.
             */
            accountId: string;
            /** @description Name of the ad account at the platform. */
            accountName: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /**
             * Format: date
             * @description First day, inclusive.
             */
            from: string;
            /**
             * Format: date
             * @description Last day, inclusive.
             */
            to: string;
            /** @description Days with a fact. */
            days: number;
            /** @description ISO 4217 code of the native amounts. */
            currency: string;
            /** @description Times that ads were shown; null: unknown. */
            impressions: number;
            /** @description Clicks; null: unknown. */
            clicks: number;
            /** @description Conversions in millionths, as a decimal string: platforms report fractions of one. */
            conversionsMillionths: string;
            /** @description Amounts in the currency of the account, in micros. */
            native: {
                /** @description Micros of the currency of the account. */
                spend: string;
                /** @description Micros of the currency of the account; null: no value is reported. */
                conversionValue: string | null;
                /** @description Micros spent by the campaigns that report a conversion value. */
                valuedSpend: string;
            };
            /** @description Amounts in the currency of the figure, in micros; null: no exchange rate, so they are left out. */
            converted: {
                /** @description Micros of the currency of the figure. */
                spend: string;
                /** @description Micros of the currency of the figure; null: no value is reported. */
                conversionValue: string | null;
                /** @description Micros spent by the campaigns that report a conversion value. */
                valuedSpend: string;
            } | null;
            /** @description The exchange rate, as numerator ÷ denominator; null: none, or more than 400 rates apply. */
            rate: {
                /** @description The sum above the line; for a rate the whole number above it, as a decimal string. */
                numerator: string;
                /** @description The sum below the line; null: the figure is a sum. For a rate the whole number below it. */
                denominator: string;
                /** @description Day of the oldest stored rate in it; null: official pegs only, the same currency, or no rate. */
                rateDate: string | null;
                /** @description `manual`, `peg` or publishers. */
                sources: string[];
            } | null;
        };
        ExplanationSum: {
            /**
             * @description What is added up.
             * @enum {string}
             */
            of: "spend" | "impressions" | "clicks" | "conversions" | "conversion_value" | "valued_spend";
            /**
             * @description Unit: `micros` of the currency, `count`, or `millionths` of a conversion.
             * @enum {string}
             */
            unit: "micros" | "count" | "millionths";
            /** @description Whole number as a decimal string, in `unit`; null: no platform reports it. */
            amount: string | null;
        };
        FigureChange: {
            /** @description Days with a changed row, of the account’s time zone. */
            days: string[];
            /** @description Campaigns with a changed row, by their ids at the platform. */
            campaigns: string[];
            /** @description Totals of the rows that change, by figure. */
            totals: {
                /** @description Times that ads were shown; null: unknown. */
                impressions: {
                    /** @description Stored total, as decimal text. */
                    stored: string;
                    /** @description Total of the new reading, as decimal text. */
                    answered: string;
                };
                /** @description Clicks; null: unknown. */
                clicks: {
                    /** @description Stored total, as decimal text. */
                    stored: string;
                    /** @description Total of the new reading, as decimal text. */
                    answered: string;
                };
                /** @description Clicks on links. */
                linkClicks: {
                    /** @description Stored total, as decimal text. */
                    stored: string;
                    /** @description Total of the new reading, as decimal text. */
                    answered: string;
                };
                /** @description Micros spent, in the currency of the account. */
                spendMicros: {
                    /** @description Stored total, as decimal text. */
                    stored: string;
                    /** @description Total of the new reading, as decimal text. */
                    answered: string;
                };
                /** @description Conversions that count, as a decimal string; null: unknown. */
                conversions: {
                    /** @description Stored total, as decimal text. */
                    stored: string;
                    /** @description Total of the new reading, as decimal text. */
                    answered: string;
                };
                /** @description Value of the conversions in micros of the currency of the account. */
                conversionValueMicros: {
                    /** @description Stored total, as decimal text. */
                    stored: string;
                    /** @description Total of the new reading, as decimal text. */
                    answered: string;
                };
                /** @description Views of videos. */
                videoViews: {
                    /** @description Stored total, as decimal text. */
                    stored: string;
                    /** @description Total of the new reading, as decimal text. */
                    answered: string;
                };
            };
        };
        FigureFilter: {
            /** @description The period by name; null: its days were chosen one by one. */
            preset: ("today" | "yesterday" | "last_7_days" | "last_28_days" | "last_30_days" | "last_90_days" | "this_week" | "this_month" | "last_month" | "this_quarter") | null;
            /**
             * Format: date
             * @description First day, inclusive.
             */
            from: string;
            /**
             * Format: date
             * @description Last day, inclusive.
             */
            to: string;
            /**
             * @description The period to compare with. A period that includes today is compared with nothing. Default: `previous_period`.
             * @enum {string}
             */
            compare: "previous_period" | "same_weekdays" | "previous_year" | "off";
            /** @description The compared period; null: nothing is compared. */
            previous: {
                /**
                 * Format: date
                 * @description First day, inclusive.
                 */
                from: string;
                /**
                 * Format: date
                 * @description Last day, inclusive.
                 */
                to: string;
            } | null;
            /** @description Platforms; an empty list restricts nothing. */
            platforms: ("meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat")[];
            /** @description Ids of ad accounts; an empty list restricts nothing. */
            accounts: string[];
            /** @description Ids of campaigns; an empty list restricts nothing. */
            campaigns: string[];
            /** @description Ids of labels; an empty list restricts nothing. */
            labels: string[];
            /** @description ISO 4217 code to which amounts are converted. */
            currency: string;
        };
        FigureTotals: {
            /** @description Amount spent; null: unknown, or a day has no exchange rate. */
            spend: components["schemas"]["Money"] | null;
            /** @description Times that ads were shown; null: unknown. */
            impressions: number | null;
            /** @description Clicks; null: unknown. */
            clicks: number | null;
            /** @description Conversions that count, as a decimal string; null: unknown. */
            conversions: string | null;
            /** @description Value of the conversions; null: none is reported, or a day has no exchange rate. */
            conversionValue: components["schemas"]["Money"] | null;
            /** @description Click-through rate, clicks ÷ impressions, as a fraction of 1; null: no impressions, or unknown. */
            ctr: number | null;
            /** @description Cost per click; null: no clicks, or unknown. */
            cpc: components["schemas"]["Money"] | null;
            /** @description Cost per thousand impressions; null: no impressions, or unknown. */
            cpm: components["schemas"]["Money"] | null;
            /** @description Cost per conversion; null: no conversions, or unknown. */
            cpa: components["schemas"]["Money"] | null;
            /** @description Return on ad spend: conversion value ÷ spend of the campaigns that report a value; null: no such spend. */
            roas: number | null;
            /** @description Return on investment. */
            roi: {
                /** @description As a fraction of 1: 0.42 is 42 %; null: see `missingReason`. */
                value: number | null;
                /**
                 * @description `margin`: (conversion value × gross margin − spend) ÷ spend; `gross`: ROAS − 1, as the margin of the organization is unknown.
                 * @enum {string}
                 */
                basis: "gross" | "margin";
                /** @description Why it is null: no spend, no reported value, or no exchange rate. */
                missingReason: ("no_spend" | "no_value_data" | "no_rate") | null;
            };
        };
        FxRate: {
            /** @description ISO 4217 code of the currency that is converted. */
            base: string;
            /** @description ISO 4217 code of the currency that the rate is in. */
            quote: string;
            /**
             * Format: date
             * @description Day from which the rate applies.
             */
            date: string;
            /** @description What one unit of `base` is worth in `quote`, as a decimal string. */
            rate: string;
            /** @description Where the rate comes from. */
            source: string;
            /**
             * Format: date-time
             * @description When it was entered, an instant in UTC.
             */
            observedAt: string;
        };
        FxSource: {
            /** @description The publisher: `ecb`, `sandbox`, or the host of its address. */
            source: string;
            /** @description Newest day with a rate; null: none yet. */
            newestDate: string | null;
            /** @description When it was last read, an instant in UTC; null: never. */
            readAt: string | null;
            /** @description Reading fails since this instant in UTC; null: the last reading succeeded. */
            failingSince: string | null;
            /** @description Code of the error; null: none. */
            errorCode: string | null;
        };
        HeldFigures: {
            /**
             * Format: uuid
             * @description Id of the ad account.
             */
            adAccountId: string;
            /**
             * Format: uuid
             * @description Id of the integration.
             */
            integrationId: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /** @description Name. */
            name: string;
            /** @description ISO 4217 code. */
            currency: string;
            /**
             * @description Why they are held.
             * @enum {string}
             */
            doubt: "conversions_missing" | "value_missing" | "value_without_conversions" | "other_scale" | "everything_missing" | "figure_missing";
            /** @description What accepting them changes; null: known after the next sync. */
            change: components["schemas"]["FigureChange"] | null;
            /**
             * Format: date-time
             * @description Held since this instant in UTC.
             */
            since: string;
            /**
             * Format: date-time
             * @description When a reading last had them, an instant in UTC.
             */
            lastSeenAt: string;
        };
        Integration: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /** @description Name of the person or account that gave the access, at the platform. */
            displayName: string;
            /**
             * @description `reauth_required`: a person must connect it again.
             * @enum {string}
             */
            status: "choosing_accounts" | "active" | "refreshing" | "retry_wait" | "reauth_required" | "revoked" | "disconnected";
            /** @description Why, from a closed list; null: no reason. */
            statusReason: string | null;
            /** @description Permissions that the person gave, as the platform names them. */
            scopesGranted: string[];
            /** @description Permissions that the person refused, as the platform names them. */
            scopesDeclined: string[];
            /** @description Consents of the platform. */
            consents: {
                /**
                 * @description Kind.
                 * @enum {string}
                 */
                kind: "ads_and_posts" | "ads" | "posts";
                /** @description It was given. */
                granted: boolean;
                /**
                 * @description `reauth_required`: it has ended, and what it covers is not read until it is renewed.
                 * @enum {string}
                 */
                status: "granted" | "reauth_required" | "not_granted";
                /** @description Why, from a closed list; null: no reason. */
                statusReason: string | null;
            }[];
            /** @description Page of the platform where a person removes the access; null: disconnecting revokes it. */
            accessSettingsUrl: string | null;
            /**
             * Format: date-time
             * @description When a person last connected it, an instant in UTC.
             */
            connectedAt: string;
            /** @description How long the access lasts; null: there is none. */
            token: components["schemas"]["TokenLife"] | null;
            /** @description Ad accounts that the integration reaches. */
            adAccounts: {
                /**
                 * Format: uuid
                 * @description Id.
                 */
                id: string;
                /** @description Id at the platform. */
                externalId: string;
                /** @description Name. */
                name: string;
                /** @description ISO 4217 code. */
                currency: string;
                /** @description IANA time zone, as `Asia/Riyadh`. */
                timeZone: string;
                /** @description Status as the platform names it; null: it names none. */
                externalStatus: string | null;
                /** @description A person chose it, so it is read. */
                selected: boolean;
                /** @description The integration that reads it instead; null: none. */
                readThrough: {
                    /**
                     * Format: uuid
                     * @description Id of the integration.
                     */
                    integrationId: string;
                    /** @description Name of the person or account that gave the access, at the platform. */
                    displayName: string;
                } | null;
                /** @description This integration reads it when the access of `readThrough` ends. */
                standsBy: boolean;
                /** @description The integration that takes over when the access of this one ends; null: none. */
                fallback: {
                    /**
                     * Format: uuid
                     * @description Id of the integration.
                     */
                    integrationId: string;
                    /** @description Name of the person or account that gave the access, at the platform. */
                    displayName: string;
                } | null;
            }[];
            /** @description Profiles that the integration reaches. */
            profiles: {
                /**
                 * Format: uuid
                 * @description Id.
                 */
                id: string;
                /** @description Kind. */
                kind: string;
                /** @description Id at the platform. */
                externalId: string;
                /** @description Name. */
                name: string;
                /** @description Handle at the platform, without @; null: it has none. */
                handle: string | null;
                /** @description A person chose it, so it is read. */
                selected: boolean;
                /** @description The integration that reads it instead; null: none. */
                readThrough: {
                    /**
                     * Format: uuid
                     * @description Id of the integration.
                     */
                    integrationId: string;
                    /** @description Name of the person or account that gave the access, at the platform. */
                    displayName: string;
                } | null;
                /** @description This integration reads it when the access of `readThrough` ends. */
                standsBy: boolean;
                /** @description The integration that takes over when the access of this one ends; null: none. */
                fallback: {
                    /**
                     * Format: uuid
                     * @description Id of the integration.
                     */
                    integrationId: string;
                    /** @description Name of the person or account that gave the access, at the platform. */
                    displayName: string;
                } | null;
            }[];
            /** @description How fresh the data is. */
            sync: components["schemas"]["SyncState"];
        };
        Invitation: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /** @description E-mail address. */
            email: string;
            /**
             * @description Role: `viewer`, `marketer`, `admin` or `owner`, each with the rights of those before it.
             * @enum {string}
             */
            role: "owner" | "admin" | "marketer" | "viewer";
            /**
             * Format: date-time
             * @description When it expires, an instant in UTC; null: it does not.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description When it was created, an instant in UTC.
             */
            createdAt: string;
        };
        Label: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /** @description Name. */
            name: string;
            /**
             * @description Colour of the label in the interface.
             * @enum {string}
             */
            colour: "grey" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
            /** @description Part of the name of a campaign or of the text of a post, with `*` for any text; null: only people attach the label. */
            pattern: string | null;
            /** @description How many campaigns have it. */
            campaigns: number;
            /** @description How many posts have it. */
            posts: number;
        };
        LabelRef: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /** @description Name. */
            name: string;
            /**
             * @description Colour of the label in the interface.
             * @enum {string}
             */
            colour: "grey" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
        };
        Lead: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /**
             * Format: uuid
             * @description Id of the integration.
             */
            integrationId: string;
            /** @description Name of the person or account that gave the access, at the platform. */
            displayName: string;
            /** @description Names of the businesses of the selected accounts; null: none is selected. */
            business: string | null;
            /** @description Id at the platform. */
            externalId: string;
            /** @description The form that the person sent. */
            form: {
                /** @description Id at the platform. */
                externalId: string | null;
                /** @description Name of the form; null: the platform did not send it. */
                name: string | null;
            };
            /** @description The campaign of the ad; null: unknown. */
            campaign: {
                /** @description Id at the platform. */
                externalId: string;
                /** @description Name of the campaign; null: no sync has read it yet. */
                name: string | null;
            } | null;
            /** @description Id of the ad at the platform; null: the platform did not send it. */
            adExternalId: string | null;
            /** @description What the person consented to. */
            consents: {
                /** @description What the person consented to, as the form names it. */
                name: string;
                /** @description The person consented. */
                given: boolean;
            }[];
            /** @description Answers of the person; null: see `answersMissing`. */
            answers: {
                /** @description Field of the form. */
                field: string;
                /** @description Question of the form; null: the platform does not send it. */
                label: string | null;
                /** @description What the person answered. */
                values: string[];
            }[] | null;
            /** @description `erased`, `not_offered`, `unreadable` or an error code; null: nothing is missing. */
            answersMissing: string | null;
            /** @description When the person sent the form, an instant in UTC; null: the platform sends no time. */
            submittedAt: string | null;
            /**
             * Format: date-time
             * @description When it arrived, an instant in UTC.
             */
            receivedAt: string;
        };
        ListedSyncRun: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description Kind of data: `campaigns`, `metrics`, `posts`, or `all`.
             * @enum {string}
             */
            dataType: "all" | "campaigns" | "metrics" | "posts" | "history";
            /**
             * @description What requested it.
             * @enum {string}
             */
            trigger: "schedule" | "manual" | "connect" | "webhook";
            /**
             * @description Status.
             * @enum {string}
             */
            status: "queued" | "running" | "succeeded" | "failed" | "superseded";
            /** @description Steps that are done. */
            stepsDone: number;
            /** @description Steps that are known. */
            stepsTotal: number;
            /** @description Rows that were read. */
            rowsRead: number;
            /** @description Rows that were new or changed. */
            rowsChanged: number;
            /** @description How often it was tried. */
            attempts: number;
            /** @description Code of the error; null: none. */
            errorCode: string | null;
            /**
             * Format: date-time
             * @description When it was requested, an instant in UTC.
             */
            requestedAt: string;
            /** @description When it began, an instant in UTC; null: not yet. */
            startedAt: string | null;
            /** @description When it ended, an instant in UTC; null: not yet. */
            finishedAt: string | null;
            /**
             * Format: uuid
             * @description Id of the integration.
             */
            integrationId: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /** @description Name of the person or account that gave the access, at the platform. */
            displayName: string;
            /** @description Names of the businesses of the selected accounts; null: none is selected. */
            business: string | null;
            /** @description Tick of the schedule, an instant in UTC; null: a person or a webhook requested it. */
            scheduledFor: string | null;
            /** @description It waits until this instant in UTC, for a limit of the platform or a paused account; null: it does not wait. */
            waitingUntil: string | null;
            /** @description Seconds from begin to end. */
            durationSeconds: number | null;
            /** @description Rows left out and figures held back. */
            warnings: number;
            /** @description Why it failed; null: it did not. */
            error: {
                /**
                 * @description `reauth`: connect again; `rate_limited`, `transient`: retried automatically; `permanent`: needs a person.
                 * @enum {string}
                 */
                class: "reauth" | "rate_limited" | "transient" | "permanent";
                /** @description Code, for programs. */
                code: string;
                /** @description In words, in the language of `Accept-Language`. */
                message: string;
            } | null;
        };
        Member: {
            /**
             * Format: uuid
             * @description Id of the person.
             */
            userId: string;
            /** @description Name. */
            name: string;
            /** @description E-mail address. */
            email: string;
            /**
             * @description Role: `viewer`, `marketer`, `admin` or `owner`, each with the rights of those before it.
             * @enum {string}
             */
            role: "owner" | "admin" | "marketer" | "viewer";
            /**
             * Format: date-time
             * @description When the person joined, an instant in UTC.
             */
            joinedAt: string;
        };
        Money: {
            /** @description Millionths of a currency unit, as a decimal string: `12500000` is 12.50. */
            amountMicros: string;
            /** @description ISO 4217 code. */
            currency: string;
        };
        OpenAlert: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description What the alert is about.
             * @enum {string}
             */
            kind: "budget_used" | "budget_exhausted" | "budget_overspent" | "token_expiring" | "token_dead" | "sync_failed" | "sync_stale" | "totals_drift" | "ad_rejected" | "figures_held";
            /**
             * @description How bad it is.
             * @enum {string}
             */
            severity: "info" | "warning" | "urgent" | "critical";
            /**
             * @description Whether it is about a campaign or an integration.
             * @enum {string}
             */
            subjectType: "campaign" | "integration";
            /**
             * Format: uuid
             * @description Id of what it is about.
             */
            subjectId: string;
            /** @description Names, shares and days for the message. */
            values: {
                [key: string]: string | number;
            };
            /**
             * Format: date-time
             * @description When it opened, an instant in UTC.
             */
            openedAt: string;
            /** @description When a person marked it as seen, an instant in UTC; null: not yet. */
            acknowledgedAt: string | null;
            /** @description Money at stake; null: it is not about an amount, or has no exchange rate. */
            atStake: components["schemas"]["Money"] | null;
        };
        Organization: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /** @description Name. */
            name: string;
            /** @description ISO 4217 code to which amounts are converted. */
            currency: string;
            /** @description IANA time zone, as `Asia/Riyadh`. */
            timeZone: string;
            /**
             * @description Role: `viewer`, `marketer`, `admin` or `owner`, each with the rights of those before it.
             * @enum {string}
             */
            role: "owner" | "admin" | "marketer" | "viewer";
        };
        Overview: {
            /** @description Figures of ads. Each is null while no account has a known day in the period. */
            advertising: {
                /** @description Amount spent; null: unknown, or a day has no exchange rate. */
                spend: components["schemas"]["Money"] | null;
                /** @description Times that ads were shown; null: unknown. */
                impressions: number | null;
                /** @description Clicks; null: unknown. */
                clicks: number | null;
                /** @description Conversions that count, as a decimal string; null: unknown. */
                conversions: string | null;
                /** @description Value of the conversions; null: none is reported, or a day has no exchange rate. */
                conversionValue: components["schemas"]["Money"] | null;
                /** @description Click-through rate, clicks ÷ impressions, as a fraction of 1; null: no impressions, or unknown. */
                ctr: number | null;
                /** @description Cost per click; null: no clicks, or unknown. */
                cpc: components["schemas"]["Money"] | null;
                /** @description Cost per thousand impressions; null: no impressions, or unknown. */
                cpm: components["schemas"]["Money"] | null;
                /** @description Cost per conversion; null: no conversions, or unknown. */
                cpa: components["schemas"]["Money"] | null;
                /** @description Return on ad spend: conversion value ÷ spend of the campaigns that report a value; null: no such spend. */
                roas: number | null;
                /** @description Return on investment. */
                roi: {
                    /** @description As a fraction of 1: 0.42 is 42 %; null: see `missingReason`. */
                    value: number | null;
                    /**
                     * @description `margin`: (conversion value × gross margin − spend) ÷ spend; `gross`: ROAS − 1, as the margin of the organization is unknown.
                     * @enum {string}
                     */
                    basis: "gross" | "margin";
                    /** @description Why it is null: no spend, no reported value, or no exchange rate. */
                    missingReason: ("no_spend" | "no_value_data" | "no_rate") | null;
                };
                /** @description The compared period; null: nothing is compared. */
                previous: components["schemas"]["FigureTotals"] | null;
                /** @description Over the days that each account has in both periods; null: there are none. */
                comparison: {
                    /** @description The days of the period that can be compared. */
                    current: components["schemas"]["FigureTotals"];
                    /** @description The compared days. */
                    previous: components["schemas"]["FigureTotals"];
                    /** @description How many accounts are in the comparison. */
                    accounts: {
                        /** @description Accounts with days in both periods. */
                        compared: number;
                        /** @description All accounts with delivery. */
                        of: number;
                        /** @description All accounts have all days of both periods. */
                        complete: boolean;
                    };
                } | null;
                /** @description Why there is no comparison; null: there is one. */
                comparisonMissing: ("off" | "includes_today" | "not_read_yet" | "no_earlier_days") | null;
                /** @description Amounts without an exchange rate, which are in no total. */
                unconverted: {
                    /** @description Amount spent that has no exchange rate, in its own currency. */
                    spend: components["schemas"]["Money"];
                    /** @description How many ad accounts. */
                    accounts: number;
                }[];
                /** @description The totals add days of accounts in different time zones. */
                mixedTimeZones: boolean;
                /** @description Platforms may still change figures from this day on; null: every day is final. */
                restatedFrom: string | null;
                /** @description Accounts with delivery that lack days; their other days count. */
                unread: {
                    /** @description Accounts that lack days of the period. */
                    current: number;
                    /** @description Accounts that lack days of the compared period. */
                    previous: number;
                };
            };
            /** @description Figures of posts, of the platforms of the filter. */
            content: {
                /** @description Posts published in the period. */
                postsPublished: number;
                /** @description Likes, comments, shares and saves of these posts. */
                engagements: number;
                /** @description Engagements ÷ reach, as a fraction of 1; null: no post reports its reach. */
                engagementRate: number | null;
                /**
                 * @description What engagements are divided by.
                 * @constant
                 */
                engagementDenominator: "reach";
            };
            /**
             * @description Length of the points: `day` up to 120 days, then `week` of the organization, beyond 120 weeks `month`.
             * @enum {string}
             */
            grain: "day" | "week" | "month";
            /** @description Points of the period, oldest first. */
            series: components["schemas"]["SeriesPoint"][];
            /** @description Points of the compared period: each has as many days as the point at the same place; null: nothing is compared. */
            previousSeries: components["schemas"]["SeriesPoint"][] | null;
        };
        PlatformFigures: {
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /** @description Figures of the period. */
            totals: components["schemas"]["FigureTotals"];
            /** @description Over the days that each account has in both periods; null: there are none. */
            comparison: {
                /** @description The days of the period that can be compared. */
                current: components["schemas"]["FigureTotals"];
                /** @description The compared days. */
                previous: components["schemas"]["FigureTotals"];
            } | null;
            /** @description Part of the converted spend, 0 to 1; null: none is known. */
            spendShare: number | null;
            /** @description How many selected ad accounts. */
            accounts: number;
            /** @description Amounts without an exchange rate, which are in no total. */
            unconverted: {
                /** @description Amount spent that has no exchange rate, in its own currency. */
                spend: components["schemas"]["Money"];
                /** @description How many ad accounts. */
                accounts: number;
            }[];
            /** @description What counts as a conversion of the platform, and when it is credited to an ad. */
            counted: components["schemas"]["CountedConversions"];
        };
        Post: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /**
             * Format: uuid
             * @description Id of the profile that published it.
             */
            profileId: string;
            /** @description Name of the profile at the platform. */
            profileName: string;
            /** @description Kind of post, as the platform names it. */
            kind: string;
            /** @description The text. */
            text: string;
            /** @description Address at the platform; null: unknown. */
            permalink: string | null;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "scheduled" | "published" | "failed" | "removed";
            /** @description When it is to be published, an instant in UTC; null: it was not scheduled. */
            scheduledAt: string | null;
            /** @description When it was published, an instant in UTC; null: not yet. */
            publishedAt: string | null;
            /** @description Labels that it has. */
            labels: components["schemas"]["LabelRef"][];
            /** @description Latest counts; null: not counted yet. */
            engagement: {
                /** @description Views; null: the platform does not report them. */
                views: number | null;
                /** @description People reached; null: the platform does not report it. */
                reach: number | null;
                /** @description Likes and reactions; null: the platform does not report them. */
                likes: number | null;
                /** @description Comments; null: the platform does not report them. */
                comments: number | null;
                /** @description Shares; null: the platform does not report them. */
                shares: number | null;
                /** @description Saves; null: the platform does not report them. */
                saves: number | null;
                /** @description Clicks; null: the platform does not report them. */
                clicks: number | null;
            } | null;
            /** @description Engagements ÷ reach or, without one, ÷ views, as a fraction of 1; null: not reported. */
            engagementRate: number | null;
            /** @description The rate beside what is usual for the profile; null: too few other posts. */
            usual: components["schemas"]["UsualEngagement"] | null;
        };
        SeriesPoint: {
            /**
             * Format: date
             * @description First day of the point; days of the time zones of the accounts.
             */
            date: string;
            /** @description How many days. */
            days: number;
            /** @description Micros spent, in the currency of the filter; null: unknown, which is not zero. */
            spendMicros: string | null;
            /** @description Times that ads were shown; null: unknown. */
            impressions: number | null;
            /** @description Clicks; null: unknown. */
            clicks: number | null;
            /** @description Conversions that count, as a decimal string; null: unknown. */
            conversions: string | null;
            /** @description Value of the conversions in micros of the currency of the filter; null: unknown. */
            conversionValueMicros: string | null;
            /** @description Micros spent by the campaigns that report a conversion value: the denominator of ROAS. In the currency of the filter; null: unknown. */
            valuedSpendMicros: string | null;
            /** @description Accounts that lack a day of the point; null: none does. */
            partial: {
                /** @description Accounts that lack a day of the point. */
                accounts: number;
                /** @description All accounts. */
                of: number;
                /** @description Names of the accounts that lack a day. */
                missing: string[];
            } | null;
            /** @description Money without an exchange rate is left out of the point. */
            unconverted: boolean;
        };
        StreamStatus: {
            /**
             * @description The kind of data.
             * @enum {string}
             */
            stream: "campaigns" | "metrics" | "posts";
            /**
             * @description `waiting`: under way, and paused until `waitingUntil`.
             * @enum {string}
             */
            status: "idle" | "queued" | "running" | "waiting" | "succeeded" | "failed";
            /** @description Part that is done, 0 to 1; null: unknown, or nothing is under way. */
            progress: number | null;
            /** @description Id of the newest sync run of the stream; null: none yet. */
            runId: string | null;
            /** @description Rows that were read. */
            rowsRead: number;
            /** @description Rows that were new or changed. */
            rowsChanged: number;
            /** @description Repeated attempts of the newest run. */
            retryCount: number;
            /** @description It waits until this instant in UTC, for a limit of the platform or a paused account; null: it does not wait. */
            waitingUntil: string | null;
            /** @description The last error, also after the stream has recovered; null: none. */
            lastError: {
                /**
                 * @description `reauth`: connect again; `rate_limited`, `transient`: retried automatically; `permanent`: needs a person.
                 * @enum {string}
                 */
                class: "reauth" | "rate_limited" | "transient" | "permanent";
                /** @description Code, for programs. */
                code: string;
                /** @description In words, in the language of `Accept-Language`. */
                message: string;
                /**
                 * Format: date-time
                 * @description When it happened, an instant in UTC.
                 */
                at: string;
            } | null;
            /** @description When everything was last read, an instant in UTC; null: never. */
            lastSuccessAt: string | null;
            /** @description Seconds since the last success; null: none yet. */
            dataAgeSeconds: number | null;
            /** @description When the schedule reads it next, an instant in UTC; null: it cannot be read. */
            nextRunAt: string | null;
        };
        SyncFigures: {
            /** @description Runs requested in the window; the counts below are by their status now. */
            runs: number;
            /** @description Queued. */
            queued: number;
            /** @description Running. */
            running: number;
            /** @description Succeeded. */
            succeeded: number;
            /** @description Failed. */
            failed: number;
            /** @description Replaced by a run that a person requested. */
            superseded: number;
            /** @description Succeeded ÷ ended, 0 to 1; null: none has ended. */
            successShare: number | null;
            /** @description Repeated attempts. */
            retries: number;
            /** @description Rows that were read. */
            rowsRead: number;
            /** @description Rows that were new or changed. */
            rowsChanged: number;
            /** @description Rows read in an hour on average. */
            rowsPerHour: number;
            /** @description Seconds from begin to end. */
            durationSeconds: {
                /** @description Median in seconds; null: no run succeeded. */
                p50: number | null;
                /** @description 95th percentile in seconds; null: no run succeeded. */
                p95: number | null;
            };
        };
        SyncRun: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description Kind of data: `campaigns`, `metrics`, `posts`, or `all`.
             * @enum {string}
             */
            dataType: "all" | "campaigns" | "metrics" | "posts" | "history";
            /**
             * @description What requested it.
             * @enum {string}
             */
            trigger: "schedule" | "manual" | "connect" | "webhook";
            /**
             * @description Status.
             * @enum {string}
             */
            status: "queued" | "running" | "succeeded" | "failed" | "superseded";
            /** @description Steps that are done. */
            stepsDone: number;
            /** @description Steps that are known. */
            stepsTotal: number;
            /** @description Rows that were read. */
            rowsRead: number;
            /** @description Rows that were new or changed. */
            rowsChanged: number;
            /** @description How often it was tried. */
            attempts: number;
            /** @description Code of the error; null: none. */
            errorCode: string | null;
            /**
             * Format: date-time
             * @description When it was requested, an instant in UTC.
             */
            requestedAt: string;
            /** @description When it began, an instant in UTC; null: not yet. */
            startedAt: string | null;
            /** @description When it ended, an instant in UTC; null: not yet. */
            finishedAt: string | null;
        };
        SyncRunDetail: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description Kind of data: `campaigns`, `metrics`, `posts`, or `all`.
             * @enum {string}
             */
            dataType: "all" | "campaigns" | "metrics" | "posts" | "history";
            /**
             * @description What requested it.
             * @enum {string}
             */
            trigger: "schedule" | "manual" | "connect" | "webhook";
            /**
             * @description Status.
             * @enum {string}
             */
            status: "queued" | "running" | "succeeded" | "failed" | "superseded";
            /** @description Steps that are done. */
            stepsDone: number;
            /** @description Steps that are known. */
            stepsTotal: number;
            /** @description Rows that were read. */
            rowsRead: number;
            /** @description Rows that were new or changed. */
            rowsChanged: number;
            /** @description How often it was tried. */
            attempts: number;
            /** @description Code of the error; null: none. */
            errorCode: string | null;
            /**
             * Format: date-time
             * @description When it was requested, an instant in UTC.
             */
            requestedAt: string;
            /** @description When it began, an instant in UTC; null: not yet. */
            startedAt: string | null;
            /** @description When it ended, an instant in UTC; null: not yet. */
            finishedAt: string | null;
            /**
             * Format: uuid
             * @description Id of the integration.
             */
            integrationId: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /** @description Name of the person or account that gave the access, at the platform. */
            displayName: string;
            /** @description Names of the businesses of the selected accounts; null: none is selected. */
            business: string | null;
            /** @description Tick of the schedule, an instant in UTC; null: a person or a webhook requested it. */
            scheduledFor: string | null;
            /** @description It waits until this instant in UTC, for a limit of the platform or a paused account; null: it does not wait. */
            waitingUntil: string | null;
            /** @description Seconds from begin to end. */
            durationSeconds: number | null;
            /** @description Rows left out and figures held back. */
            warnings: number;
            /** @description Why it failed; null: it did not. */
            error: {
                /**
                 * @description `reauth`: connect again; `rate_limited`, `transient`: retried automatically; `permanent`: needs a person.
                 * @enum {string}
                 */
                class: "reauth" | "rate_limited" | "transient" | "permanent";
                /** @description Code, for programs. */
                code: string;
                /** @description In words, in the language of `Accept-Language`. */
                message: string;
            } | null;
            /** @description Pages that were read. */
            pagesRead: number;
            /** @description Id that the platform gave the request; null: none. */
            vendorRequestId: string | null;
            /** @description Steps in their order. */
            steps: components["schemas"]["SyncStep"][];
        };
        SyncState: {
            /**
             * Format: uuid
             * @description Id of the integration.
             */
            integrationId: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /** @description Name of the person or account that gave the access, at the platform. */
            displayName: string;
            /** @description Names of the businesses of the selected accounts; null: none is selected. */
            business: string | null;
            /**
             * @description Freshness: `stale` is a last success more than twice the interval of the schedule ago.
             * @enum {string}
             */
            state: "never" | "queued" | "running" | "fresh" | "stale" | "failed" | "blocked";
            /** @description When everything was last read, an instant in UTC; null: never. */
            lastSuccessAt: string | null;
            /** @description When the schedule reads it next, an instant in UTC; null: it cannot be read. */
            nextRunAt: string | null;
            /** @description The run under way, else the newest one; null: none yet. */
            run: components["schemas"]["SyncRun"] | null;
        };
        SyncStatus: {
            /**
             * Format: uuid
             * @description Id of the integration.
             */
            integrationId: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            /** @description Name of the person or account that gave the access, at the platform. */
            displayName: string;
            /** @description Names of the businesses of the selected accounts; null: none is selected. */
            business: string | null;
            /**
             * @description Freshness: `stale` is a last success more than twice the interval of the schedule ago.
             * @enum {string}
             */
            state: "never" | "queued" | "running" | "fresh" | "stale" | "failed" | "blocked";
            /** @description When everything was last read, an instant in UTC; null: never. */
            lastSuccessAt: string | null;
            /** @description When the schedule reads it next, an instant in UTC; null: it cannot be read. */
            nextRunAt: string | null;
            /** @description The run under way, else the newest one; null: none yet. */
            run: components["schemas"]["SyncRun"] | null;
            /**
             * @description `expiring`: ends within 7 days and cannot be renewed; `dead`: connect again.
             * @enum {string}
             */
            tokenStatus: "valid" | "expiring" | "renewing" | "retrying" | "dead" | "none";
            /** @description By kind of data. */
            streams: components["schemas"]["StreamStatus"][];
            /** @description Reading of the months before the connection; null: no account is selected. */
            history: {
                /**
                 * @description Status.
                 * @enum {string}
                 */
                status: "waiting" | "running" | "complete" | "failed";
                /** @description Part that is read, of the days of all accounts: 0 to 1. */
                share: number;
                /** @description Accounts with all earlier months. */
                accountsDone: number;
                /** @description All accounts. */
                accountsTotal: number;
            } | null;
        };
        SyncStep: {
            /**
             * @description Kind.
             * @enum {string}
             */
            kind: "accounts" | "profiles" | "campaigns" | "metrics" | "posts" | "history" | "totals";
            /** @description Name of the ad account or profile; null for lists. */
            subject: string | null;
            /** @description Id of the ad account or profile; null for lists. */
            subjectId: string | null;
            /**
             * @description Status.
             * @enum {string}
             */
            status: "open" | "done" | "failed";
            /** @description Days that the step reads, of the account’s time zone; null: it reads none. */
            window: {
                /**
                 * Format: date
                 * @description First day, inclusive.
                 */
                from: string;
                /**
                 * Format: date
                 * @description Last day, inclusive.
                 */
                to: string;
            } | null;
            /** @description Why it failed; null: it did not. */
            error: {
                /**
                 * @description `reauth`: connect again; `rate_limited`, `transient`: retried automatically; `permanent`: needs a person.
                 * @enum {string}
                 */
                class: "reauth" | "rate_limited" | "transient" | "permanent";
                /** @description Code, for programs. */
                code: string;
                /** @description In words, in the language of `Accept-Language`. */
                message: string;
            } | null;
            /** @description What it could not do although it succeeded. */
            warnings: {
                /**
                 * @description Code, for programs.
                 * @enum {string}
                 */
                code: "rows_skipped" | "figures_held";
                /** @description How many. */
                count: number;
                /** @description In words, in the language of `Accept-Language`. */
                message: string;
            }[];
        };
        Target: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description The metric.
             * @enum {string}
             */
            metric: "spend" | "impressions" | "clicks" | "conversions" | "conversion_value" | "roas" | "cpa" | "ctr";
            /**
             * @description Whether the metric is to be at least or at most the target.
             * @enum {string}
             */
            direction: "at_least" | "at_most";
            /** @description The target: major currency units for money, a multiple for ROAS, a fraction of 1 for CTR; of each month where it repeats. */
            target: string;
            /** @description ISO 4217 code; null: the metric is not an amount of money. */
            currency: string | null;
            /** @description The platform, ad account or label that it is for; null: all accounts. */
            scope: ({
                /**
                 * @description Kind.
                 * @constant
                 */
                kind: "platform";
                /**
                 * @description The platform.
                 * @enum {string}
                 */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            } | {
                /**
                 * @description Kind.
                 * @constant
                 */
                kind: "account";
                /**
                 * Format: uuid
                 * @description Id of the ad account.
                 */
                accountId: string;
                /** @description Name. */
                name: string;
                /**
                 * @description The platform.
                 * @enum {string}
                 */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            } | {
                /**
                 * @description Kind.
                 * @constant
                 */
                kind: "label";
                /**
                 * Format: uuid
                 * @description Id of the label.
                 */
                labelId: string;
                /** @description Name. */
                name: string;
            }) | null;
            /**
             * @description Whether the target holds for one period or for each month.
             * @enum {string}
             */
            repeats: "none" | "monthly";
            /**
             * Format: date
             * @description First day, of the calendar of the organization.
             */
            startsOn: string;
            /**
             * Format: date
             * @description Last day, of the calendar of the organization.
             */
            endsOn: string;
            /** @description Last day of the last month; null: until the target is archived, or it does not repeat. */
            repeatsUntil: string | null;
            /**
             * Format: date-time
             * @description When it was created, an instant in UTC.
             */
            createdAt: string;
        };
        TargetProgress: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description The metric.
             * @enum {string}
             */
            metric: "spend" | "impressions" | "clicks" | "conversions" | "conversion_value" | "roas" | "cpa" | "ctr";
            /**
             * @description Whether the metric is to be at least or at most the target.
             * @enum {string}
             */
            direction: "at_least" | "at_most";
            /** @description The target: major currency units for money, a multiple for ROAS, a fraction of 1 for CTR; of each month where it repeats. */
            target: number;
            /** @description What is reached, in the unit of the target; null: unknown. */
            actual: number | null;
            /** @description What even progress would have reached by now; for ratios the target itself. */
            expectedToDate: number;
            /** @description ISO 4217 code; null: the metric is not an amount of money. */
            currency: string | null;
            /** @description The platform, ad account or label that it is for; null: all accounts. */
            scope: ({
                /**
                 * @description Kind.
                 * @constant
                 */
                kind: "platform";
                /**
                 * @description The platform.
                 * @enum {string}
                 */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            } | {
                /**
                 * @description Kind.
                 * @constant
                 */
                kind: "account";
                /**
                 * Format: uuid
                 * @description Id of the ad account.
                 */
                accountId: string;
                /** @description Name. */
                name: string;
                /**
                 * @description The platform.
                 * @enum {string}
                 */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            } | {
                /**
                 * @description Kind.
                 * @constant
                 */
                kind: "label";
                /**
                 * Format: uuid
                 * @description Id of the label.
                 */
                labelId: string;
                /** @description Name. */
                name: string;
            }) | null;
            /**
             * @description Whether the target holds for one period or for each month.
             * @enum {string}
             */
            repeats: "none" | "monthly";
            /**
             * Format: date
             * @description First day, of the calendar of the organization.
             */
            startsOn: string;
            /**
             * Format: date
             * @description Last day, of the calendar of the organization.
             */
            endsOn: string;
            /**
             * Format: date
             * @description Last day in `actual` and `expectedToDate`: every account of the scope is known up to it.
             */
            countedTo: string;
            /** @description Where the period ends if the days go on as before; null: see `projectionMissing`. */
            projection: {
                /** @description Projected end of the period, in the unit of the target. */
                end: number;
                /** @description Lower end of the 80 % range. */
                low: number;
                /** @description Upper end of the 80 % range. */
                high: number;
                /** @description What each remaining day must bring to reach the target, at least 0; null for ratios. */
                neededPerDay: number | null;
                /** @description Days of the period after `countedTo`. */
                days: number;
            } | null;
            /** @description Why there is no projection; null: there is one. */
            projectionMissing: ("not_begun" | "period_over" | "not_enough_days" | "no_data") | null;
            /**
             * @description By the projected end or, without a projection, by even progress.
             * @enum {string}
             */
            status: "not_started" | "achieved" | "on_track" | "at_risk" | "behind" | "no_data";
        };
        TokenEvent: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, an instant in UTC.
             */
            happenedAt: string;
            /** @description Who did it. */
            actor: {
                /**
                 * @description Type.
                 * @enum {string}
                 */
                type: "user" | "api_token" | "sweep" | "sync" | "system";
                /** @description Id. */
                id: string | null;
                /** @description Name of the person or API token; null: the product itself, or it was deleted. */
                name: string | null;
            };
            /**
             * @description Why it was attempted.
             * @enum {string}
             */
            cause: "consent" | "due" | "expired" | "rejected" | "disconnect";
            /**
             * @description How it ended.
             * @enum {string}
             */
            outcome: "granted" | "refreshed" | "retry_wait" | "reauth_required" | "superseded" | "disconnected";
            /** @description Class of the error; null: none. */
            errorClass: string | null;
            /** @description Code of the error; null: none. */
            errorCode: string | null;
            /** @description Id that the platform gave the request; null: none. */
            vendorRequestId: string | null;
            /** @description Failed attempts in a row. */
            failures: number;
            /** @description Milliseconds that the attempt took; null: no call was made. */
            durationMs: number | null;
            /** @description Version of the stored token after it; null: unchanged. */
            version: number | null;
            /** @description End of the token after it, an instant in UTC; null: unknown, or the platform names no end. */
            tokenExpiresAt: string | null;
            /** @description When it is tried again, an instant in UTC; null: it is not. */
            retryAt: string | null;
        };
        TokenLife: {
            /** @description When it expires, an instant in UTC; null: it does not. */
            expiresAt: string | null;
            /** @description It renews without a person. */
            renewsItself: boolean;
            /** @description When renewal is due, an instant in UTC; null: only a person can renew it. */
            refreshDueAt: string | null;
            /** @description When it is tried again, an instant in UTC; null: it is not. */
            retryAt: string | null;
            /** @description Failed attempts in a row. */
            failures: number;
            /**
             * Format: date-time
             * @description When it was last renewed or given, an instant in UTC.
             */
            lastRefreshedAt: string;
            /** @description When reading stops unless something changes, an instant in UTC; null: it does not, or it has stopped. */
            endsReading: string | null;
            /** @description Whole days until then; 0: within a day, or past; null: it does not stop. */
            endsInDays: number | null;
        };
        TrackedTarget: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description The metric.
             * @enum {string}
             */
            metric: "spend" | "impressions" | "clicks" | "conversions" | "conversion_value" | "roas" | "cpa" | "ctr";
            /**
             * @description Whether the metric is to be at least or at most the target.
             * @enum {string}
             */
            direction: "at_least" | "at_most";
            /** @description The target: major currency units for money, a multiple for ROAS, a fraction of 1 for CTR; of each month where it repeats. */
            target: string;
            /** @description ISO 4217 code; null: the metric is not an amount of money. */
            currency: string | null;
            /** @description The platform, ad account or label that it is for; null: all accounts. */
            scope: ({
                /**
                 * @description Kind.
                 * @constant
                 */
                kind: "platform";
                /**
                 * @description The platform.
                 * @enum {string}
                 */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            } | {
                /**
                 * @description Kind.
                 * @constant
                 */
                kind: "account";
                /**
                 * Format: uuid
                 * @description Id of the ad account.
                 */
                accountId: string;
                /** @description Name. */
                name: string;
                /**
                 * @description The platform.
                 * @enum {string}
                 */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            } | {
                /**
                 * @description Kind.
                 * @constant
                 */
                kind: "label";
                /**
                 * Format: uuid
                 * @description Id of the label.
                 */
                labelId: string;
                /** @description Name. */
                name: string;
            }) | null;
            /**
             * @description Whether the target holds for one period or for each month.
             * @enum {string}
             */
            repeats: "none" | "monthly";
            /**
             * Format: date
             * @description First day, of the calendar of the organization.
             */
            startsOn: string;
            /**
             * Format: date
             * @description Last day, of the calendar of the organization.
             */
            endsOn: string;
            /** @description Last day of the last month; null: until the target is archived, or it does not repeat. */
            repeatsUntil: string | null;
            /**
             * Format: date-time
             * @description When it was created, an instant in UTC.
             */
            createdAt: string;
            /** @description Progress in the period that counts now. */
            progress: components["schemas"]["TargetProgress"];
        };
        UsualEngagement: {
            /** @description Engagements ÷ denominator, as a fraction of 1. */
            rate: number;
            /** @description Median of the profile’s other posts of the last 90 days, as a fraction of 1. */
            usualRate: number;
            /** @description Rate ÷ usual rate; null: the usual rate is 0. */
            factor: number | null;
            /**
             * @description What engagements are divided by.
             * @enum {string}
             */
            denominator: "reach" | "views";
            /** @description How many posts the median is of. */
            posts: number;
        };
        View: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /** @description Name. */
            name: string;
            /**
             * @description `person`: only its owner sees it; `organization`: every member does.
             * @enum {string}
             */
            scope: "person" | "organization";
            /** @description Which facts the figures cover. */
            filter: components["schemas"]["ViewFilter"];
            /** @description Which sections and tiles the view shows, in which order. */
            layout: components["schemas"]["ViewLayout"];
            /** @description Number of the version; it grows with each change. */
            version: number;
            /** @description The dashboard opens it for the caller. */
            isOwnDefault: boolean;
            /** @description The dashboard opens it for members without a default of their own. */
            isOrganizationDefault: boolean;
            /** @description Name of the person who changed it last; null: no longer a member. */
            updatedBy: string | null;
            /**
             * Format: date-time
             * @description When it was last changed, an instant in UTC.
             */
            updatedAt: string;
        };
        ViewFilter: {
            /**
             * @description A period of whole days of the organization’s calendar. Absent: `last_30_days`.
             * @enum {string}
             */
            period?: "today" | "yesterday" | "last_7_days" | "last_28_days" | "last_30_days" | "last_90_days" | "this_week" | "this_month" | "last_month" | "this_quarter";
            /**
             * Format: date
             * @description First day, inclusive.
             */
            from?: string;
            /**
             * Format: date
             * @description Last day, inclusive.
             */
            to?: string;
            /**
             * @description The period to compare with. A period that includes today is compared with nothing. Default: `previous_period`.
             * @enum {string}
             */
            compare?: "previous_period" | "same_weekdays" | "previous_year" | "off";
            /** @description Platforms. Absent: all. */
            platforms?: ("meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat")[];
            /** @description Ids of ad accounts. Absent: all. */
            accounts?: string[];
            /** @description Ids of campaigns. Absent: all. */
            campaigns?: string[];
            /** @description Ids of labels. Absent: all. */
            labels?: string[];
            /** @description ISO 4217 code to which amounts are converted. Absent: that of the organization. */
            currency?: string;
        };
        ViewLayout: {
            /** @description Sections of the dashboard, in order. `verdict` and `alerts` are always there. */
            sections: ("verdict" | "alerts" | "overview" | "platforms" | "kpis" | "campaigns" | "recentPosts" | "scheduledContent" | "connections")[];
            /** @description Figures of the tiles, in order. */
            tiles: ("spend" | "conversions" | "cpa" | "conversionValue" | "roas" | "impressions" | "clicks" | "ctr" | "cpc" | "cpm")[];
        };
        WebhookKey: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * @description The platform.
             * @enum {string}
             */
            platform: "google" | "snapchat";
            /**
             * Format: date-time
             * @description When it was created, an instant in UTC.
             */
            createdAt: string;
        };
        /**
         * @description An error, by RFC 9457.
         * @example {
         *       "type": "urn:cmis:problem:not_found",
         *       "title": "Not found",
         *       "status": 404,
         *       "code": "not_found",
         *       "detail": "No such resource, or no access to it.",
         *       "requestId": "6f1d4c1e-3a52-4a0e-9f53-6b1f0d8f7a10"
         *     }
         */
        Problem: {
            /** @description `urn:cmis:problem:` and the code. */
            type: string;
            /** @description The code in words, in English. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /**
             * @description What went wrong, for programs. The list is closed; the introduction says when each code comes.
             * @enum {string}
             */
            code: "invalid_input" | "unauthenticated" | "forbidden" | "not_found" | "method_not_allowed" | "request_timeout" | "conflict" | "reauth_required" | "gone" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "challenge_required" | "headers_too_large" | "internal" | "platform_failed" | "unavailable";
            /** @description What went wrong here, in English, for people. */
            detail: string;
            /**
             * Format: uuid
             * @description Finds the request in the log of the server.
             */
            requestId: string;
            /** @description Only of `invalid_input` and some conflicts: the fields that are not valid. */
            invalidParams?: {
                /** @description Path of the field, as `body.name` or `query.limit`. */
                name: string;
                /** @description Why it is not valid, in English. */
                reason: string;
            }[];
            /** @description Only of `challenge_required`, which only `/api/auth` answers: work that admits the attempt. */
            challenge?: Record<string, never>;
        };
    };
    responses: {
        /** @description `invalid_input`: A parameter, or a field of the body, is missing, unknown or not valid. `invalidParams` names each one, as `body.name` or `query.limit`. */
        InvalidInput: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthenticated`: Neither a valid session nor a valid API token. The token may have expired or been revoked. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: The role of the caller is too low, or a cookie came with a request from another origin. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: No such resource, or no access to it. Unknown, malformed and foreign ids are answered alike. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request_timeout`: The body of the request took longer than ten seconds to arrive. */
        RequestTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `payload_too_large`: The body is larger than 1 MB. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_media_type`: The body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate_limited`: The limit of the rate tier is used up. Wait as many seconds as `Retry-After` says. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: An error of the server. `requestId` finds it in the log. */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: The server cannot answer at the moment, as when the database restarts. Try again after `Retry-After`. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Id of the organization. */
        org: string;
    };
    requestBodies: never;
    headers: {
        /** @description Finds the request in the log of the server. */
        RequestId: string;
        /** @description The limit: rate tier, requests (`q`) and seconds (`w`), as `"api";q=100;w=60`. */
        RateLimitPolicy: string;
        /** @description What is left of it: requests (`r`) and seconds until one more is free (`t`), as `"api";r=99;t=0`. */
        RateLimit: string;
        /** @description Seconds to wait before the request is sent again. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    checkHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `degraded`: the database refuses changes.
                         * @constant
                         */
                        status: "ok";
                        /** @description Connections of this process to the database. */
                        connections: {
                            /** @description Most connections. */
                            size: number;
                            /** @description Connections in use. */
                            inUse: number;
                            /** @description Requests that wait for a connection. */
                            waiting: number;
                        };
                    } | {
                        /**
                         * @description `degraded`: the database refuses changes.
                         * @constant
                         */
                        status: "degraded";
                        /**
                         * @description Why it is degraded.
                         * @constant
                         */
                        reason: "database_takes_no_changes";
                        /** @description Connections of this process to the database. */
                        connections: {
                            /** @description Most connections. */
                            size: number;
                            /** @description Connections in use. */
                            inUse: number;
                            /** @description Requests that wait for a connection. */
                            waiting: number;
                        };
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `unavailable`: The database does not answer, or no connection is free. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Id.
                         */
                        id: string;
                        /** @description Name. */
                        name: string;
                        /** @description E-mail address. */
                        email: string;
                        /** @description Language that the person chose in this browser; null: none, or the caller is a token. */
                        language: ("en" | "ar") | null;
                        /** @description Organizations that the caller reaches. */
                        organizations: {
                            /**
                             * Format: uuid
                             * @description Id.
                             */
                            id: string;
                            /** @description Name. */
                            name: string;
                            /** @description ISO 4217 code. */
                            currency: string;
                            /** @description IANA time zone, as `Asia/Riyadh`. */
                            timeZone: string;
                            /**
                             * @description Role: `viewer`, `marketer`, `admin` or `owner`, each with the rights of those before it.
                             * @enum {string}
                             */
                            role: "owner" | "admin" | "marketer" | "viewer";
                            /** @description Permissions that the consent screen requests, as the platform names them. */
                            scopes: ("owner" | "admin" | "marketer" | "viewer")[];
                        }[];
                        /** @description The API token or the token of the link. It is in no later answer. */
                        token: {
                            /**
                             * Format: uuid
                             * @description Id.
                             */
                            id: string;
                            /** @description Name. */
                            name: string;
                            /** @description First characters of the token, to recognize it. */
                            prefix: string;
                            /**
                             * @description Role: `viewer`, `marketer`, `admin` or `owner`, each with the rights of those before it.
                             * @enum {string}
                             */
                            role: "owner" | "admin" | "marketer" | "viewer";
                            /** @description When it expires, an instant in UTC; null: it does not. */
                            expiresAt: string | null;
                        } | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getServerMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Reads of the cache since the start of the process. */
                        cache: {
                            /** @description By name of the cached value. */
                            names: {
                                /** @description Name of the cached value. */
                                name: string;
                                /** @description Reads that found a value. */
                                hits: number;
                                /** @description Reads that built the value. */
                                misses: number;
                                /** @description Reads that waited for the build of another one. */
                                joined: number;
                                /** @description Reads that got the last value while the next one was built. */
                                copies: number;
                                /** @description Part of the reads that built nothing, 0 to 1; null: no read yet. */
                                hitRate: number | null;
                            }[];
                            /** @description Failed calls of the shared store. */
                            storeFailures: number;
                            /** @description Values that were cleared because data changed. */
                            invalidations: number;
                        };
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            /** @description `unauthenticated`: The bearer token is not METRICS_TOKEN. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: The operator has set no METRICS_TOKEN. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOrganizations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Organizations that the caller reaches. */
                        organizations: components["schemas"]["Organization"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name. */
                    name: string;
                    /** @description ISO 4217 code. */
                    currency: string;
                    /** @description IANA time zone, as `Asia/Riyadh`. */
                    timeZone: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Id.
                         */
                        id: string;
                        /** @description Name. */
                        name: string;
                        /** @description ISO 4217 code. */
                        currency: string;
                        /** @description IANA time zone, as `Asia/Riyadh`. */
                        timeZone: string;
                        /**
                         * @description Role: `viewer`, `marketer`, `admin` or `owner`, each with the rights of those before it.
                         * @enum {string}
                         */
                        role: "owner" | "admin" | "marketer" | "viewer";
                        /** @description First day of the week in the organization’s calendar: 0 is Sunday, 6 is Saturday. */
                        weekStartsOn: number;
                        /** @description Margin on sales in hundredths of a percent, for the return on investment; null: not set. */
                        marginBasisPoints: number | null;
                        /**
                         * Format: date-time
                         * @description When it was created, an instant in UTC.
                         */
                        createdAt: string;
                        /** @description Permissions that the consent screen requests, as the platform names them. */
                        scopes: ("owner" | "admin" | "marketer" | "viewer")[];
                        /** @description Counts of all open alerts. */
                        counts: {
                            /** @description Members of the organization. */
                            members: number;
                            /** @description Integrations of the organization. */
                            integrations: number;
                            /** @description Ad accounts that the integration reaches. */
                            adAccounts: number;
                            /** @description Profiles that the integration reaches. */
                            profiles: number;
                            /** @description Ids of campaigns, separated by commas. Absent: all. */
                            campaigns: number;
                        };
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description Whether open or closed alerts are listed. */
                state?: "open" | "closed";
                /** @description Most items on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Absent: the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Alerts, worst first. */
                        alerts: components["schemas"]["Alert"][];
                        /** @description Send it as `cursor` for the next page; null: this is the last one. */
                        nextCursor: string | null;
                        /** @description Counts of all open alerts. */
                        counts: {
                            /** @description How many are open. */
                            open: number;
                            /** @description How many open ones are not marked as seen. */
                            unseen: number;
                        };
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    acceptFiguresOfAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the alert. */
                alertId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: No open alert about held figures with this id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    acknowledgeAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the alert. */
                alertId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: No open alert with this id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAllowedOrigins: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact origins, as browsers send them: `https://app.example`, or `http://localhost:5173` for development. None: no page of another origin may call. */
                        origins: string[];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replaceAllowedOrigins: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Exact origins, as browsers send them: `https://app.example`, or `http://localhost:5173` for development. None: no page of another origin may call. */
                    origins: string[];
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Exact origins, as browsers send them: `https://app.example`, or `http://localhost:5173` for development. None: no page of another origin may call. */
                        origins: string[];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAnnotations: {
        parameters: {
            query?: {
                /** @description First day, of the calendar of the organization. */
                from?: string;
                /** @description Last day, inclusive. */
                to?: string;
                /** @description Platforms, separated by commas. Absent: all. */
                platforms?: string;
                /** @description Most items on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Absent: the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Annotations of the page, the newest day first. */
                        annotations: components["schemas"]["Annotation"][];
                        /** @description Send it as `cursor` for the next page; null: this is the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createAnnotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description First day, of the calendar of the organization.
                     */
                    startsOn: string;
                    /**
                     * Format: date
                     * @description Last day, of the calendar of the organization.
                     */
                    endsOn: string;
                    /** @description The text. */
                    text: string;
                    /**
                     * @description The platform it is about; null: all.
                     * @default null
                     */
                    platform?: ("meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat") | null;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Annotation"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteAnnotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the annotation. */
                annotationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateAnnotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the annotation. */
                annotationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description First day, of the calendar of the organization.
                     */
                    startsOn?: string;
                    /**
                     * Format: date
                     * @description Last day, of the calendar of the organization.
                     */
                    endsOn?: string;
                    /** @description The text. */
                    text?: string;
                    /** @description The platform it is about; null: all. */
                    platform?: ("meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat") | null;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Annotation"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreAnnotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the annotation. */
                annotationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Annotation"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: The annotation is not deleted, or was deleted more than a day ago. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCampaigns: {
        parameters: {
            query?: {
                /** @description A period of whole days of the organization’s calendar. Default: `last_30_days`, which ends yesterday. */
                period?: "today" | "yesterday" | "last_7_days" | "last_28_days" | "last_30_days" | "last_90_days" | "this_week" | "this_month" | "last_month" | "this_quarter";
                /** @description First day, with `to` and instead of `period`. Days of figures are of the time zone of each account. */
                from?: string;
                /** @description Last day, inclusive. */
                to?: string;
                /** @description The period to compare with. A period that includes today is compared with nothing. Default: `previous_period`. */
                compare?: "previous_period" | "same_weekdays" | "previous_year" | "off";
                /** @description Platforms, separated by commas. Absent: all. */
                platforms?: string;
                /** @description Ids of ad accounts, separated by commas. Absent: all. */
                accounts?: string;
                /** @description Ids of campaigns, separated by commas. Absent: all. */
                campaigns?: string;
                /** @description Ids of labels, separated by commas. Absent: all campaigns and posts. */
                labels?: string;
                /** @description ISO 4217 code to which amounts are converted. Default: that of the organization. */
                currency?: string;
                /** @description Status. */
                status?: "draft" | "active" | "paused" | "ended" | "removed" | "unknown";
                /** @description Part of the name. Case, accents and forms of Arabic letters and digits are ignored. */
                search?: string;
                /** @description Field to sort by, with `-` for descending. Unknown values are last in both directions. */
                sort?: "name" | "-name" | "status" | "-status" | "spend" | "-spend" | "change" | "-change" | "impressions" | "-impressions" | "clicks" | "-clicks" | "ctr" | "-ctr" | "conversions" | "-conversions" | "cpa" | "-cpa" | "roas" | "-roas";
                /** @description Most items on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Absent: the first page. */
                cursor?: string;
                /** @description `1` adds how the headline figures are computed and what changed them. */
                explain?: "0" | "1";
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The period, in days. */
                        period: {
                            /**
                             * Format: date
                             * @description First day, inclusive.
                             */
                            from: string;
                            /**
                             * Format: date
                             * @description Last day, inclusive.
                             */
                            to: string;
                            /** @description First day of the compared period; null: nothing is compared. */
                            previousFrom: string | null;
                            /** @description Last day of the compared period; null: nothing is compared. */
                            previousTo: string | null;
                        };
                        /** @description Campaigns of the page. */
                        campaigns: components["schemas"]["Campaign"][];
                        /** @description What counts as a conversion of the platform, and when it is credited to an ad. */
                        counted?: {
                            /**
                             * @description The platform.
                             * @enum {string}
                             */
                            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                            /** @description What counts as a conversion of the platform, and when it is credited to an ad. */
                            counted: components["schemas"]["CountedConversions"];
                        }[];
                        /** @description Send it as `cursor` for the next page; null: this is the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `not_found`: An account, campaign or label of the filter is not one of the organization, or the organization is unknown to the caller. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listConversionActions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The period, in days. */
                        period: {
                            /**
                             * Format: date
                             * @description First day, inclusive.
                             */
                            from: string;
                            /**
                             * Format: date
                             * @description Last day, inclusive.
                             */
                            to: string;
                        };
                        /** @description Connected platforms. */
                        platforms: components["schemas"]["ConversionSettings"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    setConversionChoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description The platform. */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Actions that are to count as conversions, as the platform names them; at least one. */
                    conversions: string[];
                    /** @description Those of the conversions that are sales and add their value. */
                    sales: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    resetConversionChoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description The platform. */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    previewConversionChoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description The platform. */
                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Actions that are to count as conversions, as the platform names them; at least one. */
                    conversions: string[];
                    /** @description Those of the conversions that are sales and add their value. */
                    sales: string[];
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The period, in days. */
                        period: {
                            /**
                             * Format: date
                             * @description First day, inclusive.
                             */
                            from: string;
                            /**
                             * Format: date
                             * @description Last day, inclusive.
                             */
                            to: string;
                        };
                        /** @description Figures as they are. */
                        before: {
                            /** @description Conversions that count, as a decimal string; null: unknown. */
                            conversions: string;
                            /** @description Value of the conversions; null: none is reported, or a day has no exchange rate. */
                            value: components["schemas"]["Money"] | null;
                            /** @description Cost per conversion; null: no conversions, or unknown. */
                            cpa: components["schemas"]["Money"] | null;
                            /** @description Return on ad spend: conversion value ÷ spend of the campaigns that report a value; null: no such spend. */
                            roas: number | null;
                        };
                        /** @description Figures with the choice. */
                        after: {
                            /** @description Conversions that count, as a decimal string; null: unknown. */
                            conversions: string;
                            /** @description Value of the conversions; null: none is reported, or a day has no exchange rate. */
                            value: components["schemas"]["Money"] | null;
                            /** @description Cost per conversion; null: no conversions, or unknown. */
                            cpa: components["schemas"]["Money"] | null;
                            /** @description Return on ad spend: conversion value ÷ spend of the campaigns that report a value; null: no such spend. */
                            roas: number | null;
                        };
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDashboard: {
        parameters: {
            query?: {
                /** @description A period of whole days of the organization’s calendar. Default: `last_30_days`, which ends yesterday. */
                period?: "today" | "yesterday" | "last_7_days" | "last_28_days" | "last_30_days" | "last_90_days" | "this_week" | "this_month" | "last_month" | "this_quarter";
                /** @description First day, with `to` and instead of `period`. Days of figures are of the time zone of each account. */
                from?: string;
                /** @description Last day, inclusive. */
                to?: string;
                /** @description The period to compare with. A period that includes today is compared with nothing. Default: `previous_period`. */
                compare?: "previous_period" | "same_weekdays" | "previous_year" | "off";
                /** @description Platforms, separated by commas. Absent: all. */
                platforms?: string;
                /** @description Ids of ad accounts, separated by commas. Absent: all. */
                accounts?: string;
                /** @description Ids of campaigns, separated by commas. Absent: all. */
                campaigns?: string;
                /** @description Ids of labels, separated by commas. Absent: all campaigns and posts. */
                labels?: string;
                /** @description ISO 4217 code to which amounts are converted. Default: that of the organization. */
                currency?: string;
                /** @description `1` adds how the headline figures are computed and what changed them. */
                explain?: "0" | "1";
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The organization. */
                        organization: {
                            /**
                             * Format: uuid
                             * @description Id.
                             */
                            id: string;
                            /** @description Name. */
                            name: string;
                            /** @description ISO 4217 code. */
                            currency: string;
                            /** @description IANA time zone, as `Asia/Riyadh`. */
                            timeZone: string;
                        };
                        /** @description Which facts the figures cover. */
                        filter: components["schemas"]["FigureFilter"];
                        /** @description The period, in days. */
                        period: {
                            /**
                             * Format: date
                             * @description First day, inclusive.
                             */
                            from: string;
                            /**
                             * Format: date
                             * @description Last day, inclusive.
                             */
                            to: string;
                            /** @description First day of the compared period; null: nothing is compared. */
                            previousFrom: string | null;
                            /** @description Last day of the compared period; null: nothing is compared. */
                            previousTo: string | null;
                        };
                        /** @description Totals of the period over all platforms. */
                        overview: components["schemas"]["Overview"];
                        /** @description Figures by platform, highest spend first. */
                        platforms: components["schemas"]["PlatformFigures"][];
                        /** @description Targets with their progress. The filter does not restrict them. */
                        kpis: components["schemas"]["TargetProgress"][];
                        /** @description The five active campaigns with the highest spend. */
                        activeCampaigns: components["schemas"]["ActiveCampaign"][];
                        /** @description Campaigns that need a look, most money at stake first. */
                        campaignsToReview: components["schemas"]["CampaignToReview"][];
                        /** @description The days that were reviewed; null: no day of the period is old enough. */
                        reviewedDays: {
                            /**
                             * Format: date
                             * @description First day, inclusive.
                             */
                            from: string;
                            /**
                             * Format: date
                             * @description Last day, inclusive.
                             */
                            to: string;
                        } | null;
                        /** @description The next ten scheduled posts. */
                        scheduledContent: {
                            /**
                             * Format: uuid
                             * @description Id.
                             */
                            id: string;
                            /**
                             * @description The platform.
                             * @enum {string}
                             */
                            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                            /** @description Name of the profile at the platform. */
                            profileName: string;
                            /** @description Kind. */
                            kind: string;
                            /** @description Begin of the text. */
                            excerpt: string;
                            /** @description Address at the platform; null: unknown. */
                            permalink: string | null;
                            /**
                             * Format: date-time
                             * @description When it is to be published, an instant in UTC; null: it was not scheduled.
                             */
                            scheduledAt: string;
                        }[];
                        /** @description The last ten published posts. */
                        recentPosts: {
                            /**
                             * Format: uuid
                             * @description Id.
                             */
                            id: string;
                            /**
                             * @description The platform.
                             * @enum {string}
                             */
                            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                            /** @description Name of the profile at the platform. */
                            profileName: string;
                            /** @description Kind. */
                            kind: string;
                            /** @description Begin of the text. */
                            excerpt: string;
                            /** @description Address at the platform; null: unknown. */
                            permalink: string | null;
                            /**
                             * Format: date-time
                             * @description When it was published, an instant in UTC; null: not yet.
                             */
                            publishedAt: string;
                            /** @description Latest counts; null: not counted yet. */
                            engagement: {
                                /** @description Views; null: the platform does not report them. */
                                views: number | null;
                                /** @description People reached; null: the platform does not report it. */
                                reach: number | null;
                                /** @description Likes and reactions; null: the platform does not report them. */
                                likes: number | null;
                                /** @description Comments; null: the platform does not report them. */
                                comments: number | null;
                                /** @description Shares; null: the platform does not report them. */
                                shares: number | null;
                                /** @description Saves; null: the platform does not report them. */
                                saves: number | null;
                                /** @description Clicks; null: the platform does not report them. */
                                clicks: number | null;
                            } | null;
                            /** @description The rate beside what is usual for the profile; null: too few other posts. */
                            usual: components["schemas"]["UsualEngagement"] | null;
                        }[];
                        /** @description All ad accounts and profiles that are read, whatever the filter. */
                        connectedAccounts: {
                            /** @description How many there are. */
                            total: number;
                            /** @description By platform. */
                            byPlatform: {
                                [key: string]: number;
                            };
                            /** @description Ad accounts and profiles that are read. */
                            accounts: {
                                /**
                                 * Format: uuid
                                 * @description Id.
                                 */
                                id: string;
                                /**
                                 * @description Kind.
                                 * @enum {string}
                                 */
                                kind: "ad_account" | "profile";
                                /**
                                 * @description The platform.
                                 * @enum {string}
                                 */
                                platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                                /** @description Name. */
                                name: string;
                                /** @description ISO 4217 code; null for profiles. */
                                currency: string | null;
                                /**
                                 * Format: uuid
                                 * @description Id of the integration.
                                 */
                                integrationId: string;
                                /**
                                 * @description Status.
                                 * @enum {string}
                                 */
                                status: "choosing_accounts" | "active" | "refreshing" | "retry_wait" | "reauth_required" | "revoked" | "disconnected";
                                /** @description When it was last read, an instant in UTC; null: never. */
                                lastSyncAt: string | null;
                            }[];
                        };
                        /** @description The first 20 open alerts: unseen ones first, then by money at stake. */
                        alerts: components["schemas"]["OpenAlert"][];
                        /** @description Counts of all open alerts. */
                        alertCounts: {
                            /** @description How many are open. */
                            open: number;
                            /** @description How many open ones are not marked as seen. */
                            unseen: number;
                        };
                        /** @description How fresh the data is. */
                        syncStatus: {
                            /**
                             * @description The worst state of all integrations.
                             * @enum {string}
                             */
                            health: "nothing_connected" | "choosing_accounts" | "healthy" | "syncing" | "degraded" | "failing";
                            /** @description Integrations of the organization. */
                            integrations: components["schemas"]["SyncState"][];
                        };
                        /**
                         * Format: date-time
                         * @description When the answer was computed, an instant in UTC.
                         */
                        generatedAt: string;
                        /** @description Newer data has arrived and is being added up: the next request has it. */
                        renewing: boolean;
                        /** @description How the headline figures are computed. Only with `explain=1`. */
                        explanations?: components["schemas"]["Explanation"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `not_found`: An account, campaign or label of the filter is not one of the organization, or the organization is unknown to the caller. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    explainFigure: {
        parameters: {
            query: {
                /** @description A period of whole days of the organization’s calendar. Default: `last_30_days`, which ends yesterday. */
                period?: "today" | "yesterday" | "last_7_days" | "last_28_days" | "last_30_days" | "last_90_days" | "this_week" | "this_month" | "last_month" | "this_quarter";
                /** @description First day, with `to` and instead of `period`. Days of figures are of the time zone of each account. */
                from?: string;
                /** @description Last day, inclusive. */
                to?: string;
                /** @description The period to compare with. A period that includes today is compared with nothing. Default: `previous_period`. */
                compare?: "previous_period" | "same_weekdays" | "previous_year" | "off";
                /** @description Platforms, separated by commas. Absent: all. */
                platforms?: string;
                /** @description Ids of ad accounts, separated by commas. Absent: all. */
                accounts?: string;
                /** @description Ids of campaigns, separated by commas. Absent: all. */
                campaigns?: string;
                /** @description Ids of labels, separated by commas. Absent: all campaigns and posts. */
                labels?: string;
                /** @description ISO 4217 code to which amounts are converted. Default: that of the organization. */
                currency?: string;
                /** @description The figure that is explained. */
                figure: "spend" | "impressions" | "clicks" | "conversions" | "conversion_value" | "ctr" | "cpc" | "cpm" | "cpa" | "cvr" | "roas" | "roi";
                /** @description `all` days of the filter, or only the `reviewed` ones: those by which campaigns are reviewed. */
                days?: "all" | "reviewed";
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `not_found`: An account, campaign or label of the filter is not one of the organization, or the organization is unknown to the caller. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refreshDashboard: {
        parameters: {
            query?: {
                /** @description A period of whole days of the organization’s calendar. Default: `last_30_days`, which ends yesterday. */
                period?: "today" | "yesterday" | "last_7_days" | "last_28_days" | "last_30_days" | "last_90_days" | "this_week" | "this_month" | "last_month" | "this_quarter";
                /** @description First day, with `to` and instead of `period`. Days of figures are of the time zone of each account. */
                from?: string;
                /** @description Last day, inclusive. */
                to?: string;
                /** @description The period to compare with. A period that includes today is compared with nothing. Default: `previous_period`. */
                compare?: "previous_period" | "same_weekdays" | "previous_year" | "off";
                /** @description Platforms, separated by commas. Absent: all. */
                platforms?: string;
                /** @description Ids of ad accounts, separated by commas. Absent: all. */
                accounts?: string;
                /** @description Ids of campaigns, separated by commas. Absent: all. */
                campaigns?: string;
                /** @description Ids of labels, separated by commas. Absent: all campaigns and posts. */
                labels?: string;
                /** @description ISO 4217 code to which amounts are converted. Default: that of the organization. */
                currency?: string;
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: An account, campaign or label of the filter is not one of the organization, or the organization is unknown to the caller. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listFxRates: {
        parameters: {
            query?: {
                /** @description Day on which the applied rates are to be listed. Default: today in the time zone of the organization. */
                date?: string;
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Manual rates of the organization. */
                        rates: components["schemas"]["FxRate"][];
                        /** @description Rates that apply on the day. */
                        applied: {
                            /**
                             * Format: date
                             * @description Day of the rates.
                             */
                            date: string;
                            /** @description ISO 4217 code of the currency that the rate is in. */
                            quote: string;
                            /** @description The rate of each currency that the accounts have. */
                            rates: components["schemas"]["AppliedFxRate"][];
                        };
                        /** @description Publishers of reference rates, and how their last reading went. */
                        sources: components["schemas"]["FxSource"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    setFxRate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description ISO 4217 code of the currency that is converted. */
                    base: string;
                    /** @description ISO 4217 code of the currency that the rate is in. */
                    quote: string;
                    /**
                     * Format: date
                     * @description Day from which the rate applies.
                     */
                    date: string;
                    /** @description What one unit of `base` is worth in `quote`, as a decimal string with at most 10 decimals. */
                    rate: string;
                    /**
                     * @description Where the rate comes from.
                     * @default manual
                     */
                    source?: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FxRate"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteFxRate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description ISO 4217 code of the currency that is converted. */
                base: string;
                /** @description ISO 4217 code of the currency that the rate is in. */
                quote: string;
                /** @description Day from which the rate applies. */
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listHeldFigures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Ad accounts with held figures. */
                        heldFigures: components["schemas"]["HeldFigures"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    acceptHeldFigures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids of ad accounts. */
                    adAccountIds: string[];
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Ids of the ad accounts with figures that were accepted. */
                        accepted: string[];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: None of the accounts has held figures. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listIntegrations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Integrations of the organization. */
                        integrations: components["schemas"]["Integration"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getIntegration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the integration. */
                integrationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disconnectIntegration: {
        parameters: {
            query?: {
                /** @description `erase` deletes what was read; `keep` keeps it. */
                history?: "keep" | "erase";
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the integration. */
                integrationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    chooseAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the integration. */
                integrationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids of ad accounts. */
                    adAccountIds: string[];
                    /** @description Ids of profiles. */
                    profileIds: string[];
                };
            };
        };
        responses: {
            /** @description Accepted: the work goes on in the background. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The sync run. */
                        run: components["schemas"]["SyncRun"];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description `reauth_required`: The access to the platform has ended: a person must connect it again. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTokenEvents: {
        parameters: {
            query?: {
                /** @description Most items on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Absent: the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the integration. */
                integrationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Token events of the page, newest first. */
                        events: components["schemas"]["TokenEvent"][];
                        /** @description Send it as `cursor` for the next page; null: this is the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Open invitations. */
                        invitations: components["schemas"]["Invitation"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description E-mail address. */
                    email: string;
                    /**
                     * @description Role: `viewer`, `marketer`, `admin` or `owner`, each with the rights of those before it.
                     * @enum {string}
                     */
                    role: "owner" | "admin" | "marketer" | "viewer";
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Id.
                         */
                        id: string;
                        /** @description E-mail address. */
                        email: string;
                        /**
                         * @description Role: `viewer`, `marketer`, `admin` or `owner`, each with the rights of those before it.
                         * @enum {string}
                         */
                        role: "owner" | "admin" | "marketer" | "viewer";
                        /**
                         * Format: date-time
                         * @description When it expires, an instant in UTC; null: it does not.
                         */
                        expiresAt: string;
                        /**
                         * Format: date-time
                         * @description When it was created, an instant in UTC.
                         */
                        createdAt: string;
                        /** @description The API token or the token of the link. It is in no later answer. */
                        token: string;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: The role of the caller is too low, or the role that is given or taken is above it. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description `conflict`: The person is already a member. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the invitation. */
                invitation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listKpis: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Targets with their progress. */
                        kpis: components["schemas"]["TrackedTarget"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createKpi: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The metric.
                     * @enum {string}
                     */
                    metric: "spend" | "impressions" | "clicks" | "conversions" | "conversion_value" | "roas" | "cpa" | "ctr";
                    /**
                     * @description Whether the metric is to be at least or at most the target.
                     * @enum {string}
                     */
                    direction: "at_least" | "at_most";
                    /** @description The target: major currency units for money, a multiple for ROAS, a fraction of 1 for CTR; of each month where it repeats. */
                    target: string;
                    /** @description ISO 4217 code for an amount of money; null for other metrics. */
                    currency: string | null;
                    /**
                     * @description The platform, ad account or label that it is for; null: all accounts.
                     * @default null
                     */
                    scope?: ({
                        /**
                         * @description Kind.
                         * @constant
                         */
                        kind: "platform";
                        /**
                         * @description The platform.
                         * @enum {string}
                         */
                        platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                    } | {
                        /**
                         * @description Kind.
                         * @constant
                         */
                        kind: "account";
                        /**
                         * Format: uuid
                         * @description Id of the ad account.
                         */
                        accountId: string;
                    } | {
                        /**
                         * @description Kind.
                         * @constant
                         */
                        kind: "label";
                        /**
                         * Format: uuid
                         * @description Id of the label.
                         */
                        labelId: string;
                    }) | null;
                    /**
                     * @description Whether the target holds for one period or for each month.
                     * @default none
                     * @enum {string}
                     */
                    repeats?: "none" | "monthly";
                    /**
                     * Format: date
                     * @description First day, of the calendar of the organization.
                     */
                    startsOn: string;
                    /**
                     * Format: date
                     * @description Last day, of the calendar of the organization.
                     */
                    endsOn: string;
                    /**
                     * @description Last day of the last month; null: until the target is archived, or it does not repeat.
                     * @default null
                     */
                    repeatsUntil?: string | null;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Target"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: The account or label of the scope is not one of the organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    archiveKpi: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the target. */
                kpiId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateKpi: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the target. */
                kpiId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Whether the metric is to be at least or at most the target.
                     * @enum {string}
                     */
                    direction?: "at_least" | "at_most";
                    /** @description The target: major currency units for money, a multiple for ROAS, a fraction of 1 for CTR; of each month where it repeats. */
                    target?: string;
                    /** @description The platform, ad account or label that it is for; null: all accounts. */
                    scope?: ({
                        /**
                         * @description Kind.
                         * @constant
                         */
                        kind: "platform";
                        /**
                         * @description The platform.
                         * @enum {string}
                         */
                        platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                    } | {
                        /**
                         * @description Kind.
                         * @constant
                         */
                        kind: "account";
                        /**
                         * Format: uuid
                         * @description Id of the ad account.
                         */
                        accountId: string;
                    } | {
                        /**
                         * @description Kind.
                         * @constant
                         */
                        kind: "label";
                        /**
                         * Format: uuid
                         * @description Id of the label.
                         */
                        labelId: string;
                    }) | null;
                    /**
                     * @description Whether the target holds for one period or for each month.
                     * @enum {string}
                     */
                    repeats?: "none" | "monthly";
                    /**
                     * Format: date
                     * @description First day, of the calendar of the organization.
                     */
                    startsOn?: string;
                    /**
                     * Format: date
                     * @description Last day, of the calendar of the organization.
                     */
                    endsOn?: string;
                    /** @description Last day of the last month; null: until the target is archived, or it does not repeat. */
                    repeatsUntil?: string | null;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Target"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description `conflict`: All months of the target are over. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    countPatternMatches: {
        parameters: {
            query: {
                /** @description Part of the name of a campaign or of the text of a post, with `*` for any text. */
                pattern: string;
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many campaigns match. */
                        campaigns: number;
                        /** @description How many posts match. */
                        posts: number;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All labels of the organization. */
                        labels: components["schemas"]["Label"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createLabel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name. */
                    name: string;
                    /**
                     * @description Colour of the label in the interface.
                     * @enum {string}
                     */
                    colour: "grey" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
                    /**
                     * @description Part of the name of a campaign or of the text of a post, with `*` for any text; null: only people attach the label.
                     * @default null
                     */
                    pattern?: string | null;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description `conflict`: Another label has the name, or the organization has 100 labels. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteLabel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the label. */
                labelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description `conflict`: A target counts the campaigns of the label: archive or change it first. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateLabel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the label. */
                labelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name. */
                    name?: string;
                    /**
                     * @description Colour of the label in the interface.
                     * @enum {string}
                     */
                    colour?: "grey" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
                    /** @description Part of the name of a campaign or of the text of a post, with `*` for any text; null: only people attach the label. */
                    pattern?: string | null;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description `conflict`: Another label has the name. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreCampaignLabelling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the label. */
                labelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids of those that people attached it to. */
                    attached: string[];
                    /** @description Ids of those that people detached it from. */
                    detached: string[];
                    /** @description Ids of those that people left to the pattern. */
                    undecided: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    labelCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the label. */
                labelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids of the campaigns or posts. */
                    ids: string[];
                    /** @description Whether the label is attached or detached. */
                    attached: boolean;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What people had decided about these campaigns, to undo the change. */
                        before: {
                            /** @description Ids of those that people attached it to. */
                            attached: string[];
                            /** @description Ids of those that people detached it from. */
                            detached: string[];
                            /** @description Ids of those that people left to the pattern. */
                            undecided: string[];
                        };
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: The label or one of the campaigns is unknown: nothing is changed. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    restorePostLabelling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the label. */
                labelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids of those that people attached it to. */
                    attached: string[];
                    /** @description Ids of those that people detached it from. */
                    detached: string[];
                    /** @description Ids of those that people left to the pattern. */
                    undecided: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    labelPosts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the label. */
                labelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids of the campaigns or posts. */
                    ids: string[];
                    /** @description Whether the label is attached or detached. */
                    attached: boolean;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What people had decided about these posts, to undo the change. */
                        before: {
                            /** @description Ids of those that people attached it to. */
                            attached: string[];
                            /** @description Ids of those that people detached it from. */
                            detached: string[];
                            /** @description Ids of those that people left to the pattern. */
                            undecided: string[];
                        };
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: The label or one of the posts is unknown: nothing is changed. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreLabel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the label. */
                labelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Label"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: The label is not deleted, or was deleted more than a day ago. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Another label has the name now, or the organization has 100 labels. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listLeads: {
        parameters: {
            query?: {
                /** @description The platform. */
                platform?: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                /** @description Most items on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Absent: the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Items of the page. */
                        items: components["schemas"]["Lead"][];
                        /** @description Send it as `cursor` for the next page; null: this is the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getLead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the lead. */
                leadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    eraseLead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the lead. */
                leadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Members of the organization. */
                        members: components["schemas"]["Member"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the member. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: The role of the caller is below admin and the member is another person, or a cookie came from another origin. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description `conflict`: The member is the last owner. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeMemberRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the member. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Role: `viewer`, `marketer`, `admin` or `owner`, each with the rights of those before it.
                     * @enum {string}
                     */
                    role: "owner" | "admin" | "marketer" | "viewer";
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: The role of the caller is too low, or the role that is given or taken is above it. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description `conflict`: The member is the last owner. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPosts: {
        parameters: {
            query?: {
                /** @description A period of whole days of the organization’s calendar, for published posts only. Default: `last_30_days`. */
                period?: "today" | "yesterday" | "last_7_days" | "last_28_days" | "last_30_days" | "last_90_days" | "this_week" | "this_month" | "last_month" | "this_quarter";
                /** @description First day, with `to` and instead of `period`, in the time zone of the organization. */
                from?: string;
                /** @description Last day, inclusive. */
                to?: string;
                /** @description Platforms, separated by commas. Absent: all. */
                platforms?: string;
                /** @description Ids of ad accounts, separated by commas. Absent: all. */
                accounts?: string;
                /** @description Ids of labels, separated by commas. Absent: all campaigns and posts. */
                labels?: string;
                /** @description Status. */
                status?: "scheduled" | "published" | "failed" | "removed";
                /** @description Field to sort by, with `-` for descending. Unknown values are last in both directions. */
                sort?: "published" | "-published" | "rate" | "-rate" | "usual" | "-usual";
                /** @description Most items on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Absent: the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Posts of the page. */
                        posts: components["schemas"]["Post"][];
                        /** @description Send it as `cursor` for the next page; null: this is the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `not_found`: An account or label of the filter is not one of the organization, or the organization is unknown to the caller. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    explainPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the post. */
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The post. */
                        post: {
                            /**
                             * Format: uuid
                             * @description Id.
                             */
                            id: string;
                            /**
                             * @description The platform.
                             * @enum {string}
                             */
                            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                            /**
                             * Format: uuid
                             * @description Id of the profile that published it.
                             */
                            profileId: string;
                            /** @description Name of the profile at the platform. */
                            profileName: string;
                            /** @description The text. */
                            text: string;
                            /**
                             * Format: date-time
                             * @description When it was published, an instant in UTC; null: not yet.
                             */
                            publishedAt: string;
                        };
                        /** @description Latest counts; null: not counted yet. */
                        engagement: {
                            /** @description Views; null: the platform does not report them. */
                            views: number | null;
                            /** @description People reached; null: the platform does not report it. */
                            reach: number | null;
                            /** @description Likes and reactions; null: the platform does not report them. */
                            likes: number | null;
                            /** @description Comments; null: the platform does not report them. */
                            comments: number | null;
                            /** @description Shares; null: the platform does not report them. */
                            shares: number | null;
                            /** @description Saves; null: the platform does not report them. */
                            saves: number | null;
                            /** @description Clicks; null: the platform does not report them. */
                            clicks: number | null;
                        } | null;
                        /** @description When it was last read, an instant in UTC; null: never. */
                        readAt: string | null;
                        /** @description How the rate is computed; null: no engagements, or neither reach nor views are reported. */
                        computed: {
                            /** @description How the figure is computed from its sums: factor × numerator ÷ denominator + offset. */
                            formula: string;
                            /**
                             * @description The sum below the line; null: the figure is a sum. For a rate the whole number below it.
                             * @enum {string}
                             */
                            denominator: "reach" | "views";
                            /** @description Likes, comments, shares and saves of these posts. */
                            engagements: number;
                            /** @description Reach or views, as the denominator says. */
                            audience: number;
                            /** @description Engagements ÷ audience, as a fraction of 1. */
                            rate: number;
                        } | null;
                        /** @description The rate beside what is usual for the profile; null: too few other posts. */
                        usual: components["schemas"]["UsualEngagement"] | null;
                        /** @description Other posts that a usual rate needs at least. */
                        minimumPosts: number;
                        /**
                         * Format: date-time
                         * @description Held since this instant in UTC.
                         */
                        since: string;
                        /** @description The other posts of the profile since `since` with the same denominator, highest rate first. */
                        compared: {
                            /**
                             * Format: uuid
                             * @description Id.
                             */
                            id: string;
                            /** @description Begin of the text. */
                            excerpt: string;
                            /**
                             * Format: date-time
                             * @description When it was published, an instant in UTC; null: not yet.
                             */
                            publishedAt: string;
                            /** @description Likes, comments, shares and saves of these posts. */
                            engagements: number;
                            /** @description Reach or views, as the denominator says. */
                            audience: number;
                            /** @description Engagements ÷ audience, as a fraction of 1. */
                            rate: number;
                            /** @description Whether the usual rate is the rate of this post, or the mean of the two that are marked. */
                            isMedian: boolean;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    explainContentFigure: {
        parameters: {
            query: {
                /** @description The period, in days. */
                period?: "today" | "yesterday" | "last_7_days" | "last_28_days" | "last_30_days" | "last_90_days" | "this_week" | "this_month" | "last_month" | "this_quarter";
                /** @description First day, inclusive. */
                from?: string;
                /** @description Last day, inclusive. */
                to?: string;
                /** @description The period to compare with. A period that includes today is compared with nothing. Default: `previous_period`. */
                compare?: "previous_period" | "same_weekdays" | "previous_year" | "off";
                /** @description Platforms, separated by commas. Absent: all. */
                platforms?: string;
                /** @description Ids of ad accounts, separated by commas. Absent: all. */
                accounts?: string;
                /** @description Ids of campaigns, separated by commas. Absent: all. */
                campaigns?: string;
                /** @description Ids of labels, separated by commas. Absent: all campaigns and posts. */
                labels?: string;
                /** @description ISO 4217 code. */
                currency?: string;
                /** @description The figure that is explained. */
                figure: "posts_published" | "engagements" | "engagement_rate";
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description The figure that is explained.
                         * @enum {string}
                         */
                        figure: "posts_published" | "engagements" | "engagement_rate";
                        /** @description How the figure is computed from its sums: factor × numerator ÷ denominator + offset. */
                        formula: {
                            /**
                             * @description The figure that the formula computes.
                             * @enum {string}
                             */
                            id: "posts_published" | "engagements" | "engagement_rate";
                            /** @description The formula in words. */
                            text: string;
                        };
                        /** @description The period, in days. */
                        period: {
                            /**
                             * Format: date
                             * @description First day, inclusive.
                             */
                            from: string;
                            /**
                             * Format: date
                             * @description Last day, inclusive.
                             */
                            to: string;
                        };
                        /** @description The figure; null: no post reports its reach. */
                        value: number | null;
                        /** @description The sum above the line; for a rate the whole number above it, as a decimal string. */
                        numerator: {
                            /**
                             * @description What is added up.
                             * @enum {string}
                             */
                            of: "posts" | "engagements" | "engagements_with_reach";
                            /** @description Whole number as a decimal string, in `unit`; null: no platform reports it. */
                            amount: number;
                        };
                        /** @description The sum below the line; null: the figure is a sum. For a rate the whole number below it. */
                        denominator: {
                            /**
                             * @description What is added up.
                             * @constant
                             */
                            of: "reach";
                            /** @description Whole number as a decimal string, in `unit`; null: no platform reports it. */
                            amount: number;
                        } | null;
                        /** @description Sums by account, currency and rate, which add up to the numerator and the denominator. */
                        parts: {
                            /**
                             * Format: uuid
                             * @description Id of the profile that published it.
                             */
                            profileId: string;
                            /** @description Name of the profile at the platform. */
                            profileName: string;
                            /**
                             * @description The platform.
                             * @enum {string}
                             */
                            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                            /** @description Posts published in the period. */
                            posts: number;
                            /** @description Likes, comments, shares and saves of these posts. */
                            engagements: number;
                            /** @description Those of them that report their reach. */
                            postsWithReach: number;
                            /** @description Engagements of the posts that report their reach. */
                            engagementsWithReach: number;
                            /** @description People reached; null: the platform does not report it. */
                            reach: number;
                            /** @description When it was last read, an instant in UTC; null: never. */
                            readAt: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    streamSyncStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, each with this data as JSON. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        /** @description Integrations of the organization. */
                        integrations: components["schemas"]["SyncStatus"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            /** @description `rate_limited`: The limit of the tier is used up, or ten streams of the person are open. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSyncStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the integration. */
                integrationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncStatus"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    syncIntegration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the integration. */
                integrationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Kind of data: `campaigns`, `metrics`, `posts`, or `all`.
                     * @enum {string}
                     */
                    dataType: "all" | "campaigns" | "metrics" | "posts";
                };
            };
        };
        responses: {
            /** @description Accepted: the work goes on in the background. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Id of the sync run.
                         */
                        runId: string;
                        /** @description The sync run. */
                        run: components["schemas"]["SyncRun"];
                        /** @description A run was under way: it is returned, and no second one was queued. */
                        alreadyRunning: boolean;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: No such integration, or no account or profile for this kind of data is selected. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["RequestTimeout"];
            /**
             * @description `conflict`: The accounts of the integration are still to be selected.
             *
             *     `reauth_required`: The access to the platform has ended: a person must connect it again.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSyncRuns: {
        parameters: {
            query?: {
                /** @description Id of the integration. */
                integrationId?: string;
                /** @description The platform. */
                platform?: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                /** @description Kind of data: `campaigns`, `metrics`, `posts`, or `all`. */
                dataType?: "all" | "campaigns" | "metrics" | "posts" | "history";
                /** @description Status. */
                status?: "queued" | "running" | "succeeded" | "failed" | "superseded";
                /** @description What requested it. */
                trigger?: "schedule" | "manual" | "connect" | "webhook";
                /** @description Most items on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Absent: the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Sync runs. */
                        runs: components["schemas"]["ListedSyncRun"][];
                        /** @description Send it as `cursor` for the next page; null: this is the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSyncRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the sync run. */
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRunDetail"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSyncStatistics: {
        parameters: {
            query?: {
                /** @description Length of the window in hours. */
                hours?: number;
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Length of the window in hours. */
                        hours: number;
                        /**
                         * Format: date-time
                         * @description Begin of the window, an instant in UTC.
                         */
                        from: string;
                        /** @description Of all platforms. */
                        totals: components["schemas"]["SyncFigures"];
                        /** @description By platform. */
                        byPlatform: {
                            /** @description Runs requested in the window; the counts below are by their status now. */
                            runs: number;
                            /** @description Queued. */
                            queued: number;
                            /** @description Running. */
                            running: number;
                            /** @description Succeeded. */
                            succeeded: number;
                            /** @description Failed. */
                            failed: number;
                            /** @description Replaced by a run that a person requested. */
                            superseded: number;
                            /** @description Succeeded ÷ ended, 0 to 1; null: none has ended. */
                            successShare: number | null;
                            /** @description Repeated attempts. */
                            retries: number;
                            /** @description Rows that were read. */
                            rowsRead: number;
                            /** @description Rows that were new or changed. */
                            rowsChanged: number;
                            /** @description Rows read in an hour on average. */
                            rowsPerHour: number;
                            /** @description Seconds from begin to end. */
                            durationSeconds: {
                                /** @description Median in seconds; null: no run succeeded. */
                                p50: number | null;
                                /** @description 95th percentile in seconds; null: no run succeeded. */
                                p95: number | null;
                            };
                            /**
                             * @description The platform.
                             * @enum {string}
                             */
                            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                            /** @description How many integrations. */
                            integrations: number;
                        }[];
                        /** @description How many streams have each status now. */
                        streamsByStatus: {
                            /** @description Idle. */
                            idle: number;
                            /** @description Queued. */
                            queued: number;
                            /** @description Running. */
                            running: number;
                            /** @description Waiting. */
                            waiting: number;
                            /** @description Succeeded. */
                            succeeded: number;
                            /** @description Failed. */
                            failed: number;
                        };
                        /** @description Last success of the stream that has gone longest without one, an instant in UTC; null: none. */
                        oldestSuccessAt: string | null;
                        /** @description Newest success of all streams, an instant in UTC; null: none. */
                        newestSuccessAt: string | null;
                        /**
                         * Format: date-time
                         * @description When the answer was computed, an instant in UTC.
                         */
                        generatedAt: string;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSyncStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Integrations of the organization. */
                        integrations: components["schemas"]["SyncStatus"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    syncOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Kind of data: `campaigns`, `metrics`, `posts`, or `all`.
                     * @enum {string}
                     */
                    dataType: "all" | "campaigns" | "metrics" | "posts";
                };
            };
        };
        responses: {
            /** @description Accepted: the work goes on in the background. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Ids of the sync runs. */
                        runIds: string[];
                        /** @description Sync runs. */
                        runs: components["schemas"]["SyncRun"][];
                        /** @description Integrations without a run, with the reason. */
                        skipped: {
                            /**
                             * Format: uuid
                             * @description Id of the integration.
                             */
                            integrationId: string;
                            /**
                             * @description Why no run was queued.
                             * @enum {string}
                             */
                            reason: "choosing_accounts" | "reauth_required" | "nothing_to_sync";
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: No integration has anything of this kind to sync. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            408: components["responses"]["RequestTimeout"];
            /** @description `reauth_required`: The access of every integration has ended: a person must connect one again. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listApiTokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description API tokens that are not revoked. */
                        tokens: components["schemas"]["ApiToken"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createApiToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name. */
                    name: string;
                    /**
                     * @description Role: `viewer`, `marketer`, `admin` or `owner`, each with the rights of those before it.
                     * @enum {string}
                     */
                    role: "owner" | "admin" | "marketer" | "viewer";
                    /** @description When the token is to expire, an instant in UTC. Null or absent: never. */
                    expiresAt?: string | null;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Id.
                         */
                        id: string;
                        /** @description Name. */
                        name: string;
                        /** @description First characters of the token, to recognize it. */
                        prefix: string;
                        /**
                         * @description Role: `viewer`, `marketer`, `admin` or `owner`, each with the rights of those before it.
                         * @enum {string}
                         */
                        role: "owner" | "admin" | "marketer" | "viewer";
                        /** @description When it was last used, an instant in UTC; null: never. */
                        lastUsedAt: string | null;
                        /** @description When it expires, an instant in UTC; null: it does not. */
                        expiresAt: string | null;
                        /**
                         * Format: date-time
                         * @description When it was created, an instant in UTC.
                         */
                        createdAt: string;
                        /** @description The API token or the token of the link. It is in no later answer. */
                        token: string;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: The role of the caller is too low, or the role that is given or taken is above it. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeApiToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the API token. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: The role of the caller is too low, or the role that is given or taken is above it. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listViews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Views of the dashboard that the caller sees. */
                        views: components["schemas"]["View"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name. */
                    name: string;
                    /**
                     * @description `person`: only its owner sees it; `organization`: every member does.
                     * @enum {string}
                     */
                    scope: "person" | "organization";
                    /** @description Which facts the figures cover. */
                    filter: components["schemas"]["ViewFilter"];
                    /** @description Which sections and tiles the view shows, in which order. */
                    layout: components["schemas"]["ViewLayout"];
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: The view is one of the organization, and the role of the caller is below marketer; or a cookie came from another origin. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description `conflict`: There are 50 views already. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the view. */
                viewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `not_found`: No such view, or one of another person. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the view. */
                viewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: The view is one of the organization, and the role of the caller is below marketer; or a cookie came from another origin. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the view. */
                viewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the change is based on. Another change since then is a conflict. */
                    version: number;
                    /** @description Name. */
                    name?: string;
                    /** @description Which facts the figures cover. */
                    filter?: components["schemas"]["ViewFilter"];
                    /** @description Which sections and tiles the view shows, in which order. */
                    layout?: components["schemas"]["ViewLayout"];
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: The view is one of the organization, and the role of the caller is below marketer; or a cookie came from another origin. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description `conflict`: Another change came after `version`. `detail` names who made it. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    setDefaultView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the view. */
                viewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Whether it is the default of the caller or of the organization.
                     * @enum {string}
                     */
                    scope: "person" | "organization";
                    /** @description Whether it is to be the default. */
                    isDefault: boolean;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: The default is that of the organization, and the role of the caller is below marketer; or a cookie came from another origin. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the view. */
                viewId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `forbidden`: The view is one of the organization, and the role of the caller is below marketer; or a cookie came from another origin. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: The view is not deleted, or was deleted more than a day ago. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: There are 50 views already. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description The platform. */
                platform?: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                /** @description Status. */
                status?: "received" | "retrying" | "processed" | "ignored" | "dead";
                /** @description Kind of event, as the platform names it. */
                kind?: string;
                /** @description Id of the integration. */
                integrationId?: string;
                /** @description Most items on a page. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Absent: the first page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Items of the page. */
                        items: components["schemas"]["Delivery"][];
                        /** @description Send it as `cursor` for the next page; null: this is the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the delivery. */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDetail"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replayDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the delivery. */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: the work goes on in the background. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description `conflict`: Not every attempt has failed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWebhookKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Webhook keys, without their values. */
                        keys: components["schemas"]["WebhookKey"][];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createWebhookKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The platform.
                     * @constant
                     */
                    platform: "google";
                } | {
                    /**
                     * @description The platform.
                     * @constant
                     */
                    platform: "snapchat";
                    /** @description The secret that Snapchat shows for the webhook of a form. */
                    key: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Id.
                         */
                        id: string;
                        /**
                         * @description The platform.
                         * @enum {string}
                         */
                        platform: "google" | "snapchat";
                        /**
                         * Format: date-time
                         * @description When it was created, an instant in UTC.
                         */
                        createdAt: string;
                        /** @description The generated key for Google, which is in no later answer; null for Snapchat. */
                        key: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            /** @description `conflict`: The key is stored already, or the organization has 50 keys. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWebhookKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the organization. */
                org: components["parameters"]["org"];
                /** @description Id of the webhook key. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPlatforms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All platforms that the product knows. */
                        platforms: {
                            /**
                             * @description The platform.
                             * @enum {string}
                             */
                            platform: "meta" | "google" | "tiktok" | "linkedin" | "twitter" | "snapchat";
                            /** @description What is read. */
                            reads: {
                                /** @description Whether campaigns are read. */
                                campaigns: boolean;
                                /** @description Whether daily figures are read. */
                                metrics: boolean;
                                /** @description Whether published posts are read. */
                                posts: boolean;
                                /** @description Whether scheduled posts are read. */
                                scheduledPosts: boolean;
                            };
                            /** @description What is changed at the platform. */
                            writes: {
                                /** @description Whether campaigns are created. */
                                createsCampaigns: boolean;
                                /** @description Whether campaigns are changed. */
                                updatesCampaigns: boolean;
                            };
                            /** @description Whether posts are published. */
                            publishesPosts: boolean;
                            /** @description How webhooks are verified; null: the platform sends none. */
                            webhookSignature: ("hmac-sha256" | "shared-key") | null;
                            /** @description Version of the platform’s API that is called. */
                            apiVersion: string;
                            /** @description Day on which the platform ends this version of its API; null: not announced. */
                            apiVersionEndsOn: string | null;
                            /** @description Consents of the platform. */
                            consents: {
                                /**
                                 * @description Kind.
                                 * @enum {string}
                                 */
                                kind: "ads_and_posts" | "ads" | "posts";
                                /** @description Permissions that the consent screen requests, as the platform names them. */
                                scopes: string[];
                            }[];
                            /**
                             * @description How tokens are renewed.
                             * @enum {string}
                             */
                            tokenRenewal: "refresh_token" | "single_use_refresh_token" | "exchange" | "none";
                            /** @description Seconds that an access token lasts; null: the platform names no end. */
                            accessTokenSeconds: number | null;
                            /** @description Seconds before the end at which a token is renewed. */
                            refreshLeadSeconds: number;
                            /** @description Connecting uses PKCE. */
                            usesPkce: boolean;
                            /** @description Disconnecting revokes the access at the platform. */
                            revokesAccess: boolean;
                            /** @description Page of the platform where a person removes the access; null: disconnecting revokes it. */
                            accessSettingsUrl: string | null;
                            /** @description Days that are read again, as the platform still changes them. */
                            lookbackDays: number;
                            /** @description How the platform treats a daily budget. */
                            dailyBudget: {
                                /** @description Most that the platform spends on one day, as a multiple of the daily budget. */
                                dayLimit: number;
                                /**
                                 * @description The time over which the platform keeps the daily budget on average.
                                 * @enum {string}
                                 */
                                average: "day" | "week" | "month";
                            };
                            /** @description The installation has keys for the platform, so it can be connected. */
                            available: boolean;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    receiveMetaWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256=` and the hex of HMAC-SHA256 over the body. */
                "X-Hub-Signature-256": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Stored, or stored before. It is processed in the background. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed by the platform. Nothing is kept. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body took longer than ten seconds. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    receiveGoogleWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Stored, or stored before. It is processed in the background. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed by the platform. Nothing is kept. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body took longer than ten seconds. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    receiveTiktokWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=` and seconds since 1970, a comma, `s=` and the hex of HMAC-SHA256 over time, `.` and body. */
                "TikTok-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Stored, or stored before. It is processed in the background. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed by the platform. Nothing is kept. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body took longer than ten seconds. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    receiveLinkedinWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description The hex of HMAC-SHA256 over `hmacsha256=` and the body. */
                "X-LI-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Stored, or stored before. It is processed in the background. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed by the platform. Nothing is kept. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body took longer than ten seconds. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    receiveTwitterWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description `sha256=` and the base64 of HMAC-SHA256 over the body. */
                "X-Twitter-Webhooks-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Stored, or stored before. It is processed in the background. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed by the platform. Nothing is kept. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body took longer than ten seconds. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    receiveSnapchatWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description Seconds since 1970. A difference of more than 300 seconds is refused. */
                t: string;
                /** @description The hex of HMAC-SHA256 over the time, `.` and the body. */
                signature: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Stored, or stored before. It is processed in the background. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed by the platform. Nothing is kept. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body took longer than ten seconds. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is larger than 1 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
}
