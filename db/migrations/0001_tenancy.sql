-- What drizzle cannot say: forced row-level security, grants, partitions.

-- Owners are bound by row-level security only when it is forced.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT c.relname FROM pg_catalog.pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  LOOP
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END
$$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO cmis_app, cmis_system;
--> statement-breakpoint
-- Never ALL: TRUNCATE ignores row-level security, REFERENCES and TRIGGER look past it.
GRANT SELECT, INSERT, UPDATE, DELETE ON
  organizations, memberships, invitations, api_tokens, oauth_states, integrations, integration_credentials, ad_accounts,
  profiles, campaigns, ad_metrics, ad_metric_revisions, org_daily_metrics, posts, post_metrics, kpi_targets, fx_rates,
  sync_runs, alerts
TO cmis_app;
--> statement-breakpoint
-- The audit log grows and is read; nothing in the product can change or remove a line.
GRANT SELECT, INSERT ON audit_log TO cmis_app;
--> statement-breakpoint
-- The organization sees who its members are, never their password hashes.
GRANT SELECT (id, email, name, disabled_at, created_at) ON users TO cmis_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON users TO cmis_system;
--> statement-breakpoint
GRANT SELECT ON organizations, memberships, invitations, oauth_states, integrations, sync_runs TO cmis_system;
--> statement-breakpoint
GRANT SELECT, UPDATE (last_used_at) ON api_tokens TO cmis_system;
--> statement-breakpoint
-- When tokens fall due, not the tokens.
GRANT SELECT (org_id, integration_id, expires_at, refresh_due_at, version, lease_holder, lease_until, refreshed_at)
  ON integration_credentials TO cmis_system;
--> statement-breakpoint
-- Makes the monthly partitions of the fact tables from 14 months back to months_ahead ahead of today. A definer
-- function, because neither role of the running product owns a table. Returns how many it made.
CREATE FUNCTION provision_ad_metrics_partitions(months_ahead integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  parent text;
  first_day date;
  partition text;
  made integer := 0;
BEGIN
  IF months_ahead NOT BETWEEN 0 AND 24 THEN
    RAISE EXCEPTION 'months_ahead must be between 0 and 24';
  END IF;
  -- Two callers at once: the second finds everything made.
  PERFORM pg_catalog.pg_advisory_xact_lock(7310222);
  FOREACH parent IN ARRAY ARRAY['ad_metrics', 'ad_metric_revisions'] LOOP
    FOR first_day IN
      SELECT pg_catalog.generate_series(
        pg_catalog.date_trunc('month', pg_catalog.now() AT TIME ZONE 'UTC') - interval '14 months',
        pg_catalog.date_trunc('month', pg_catalog.now() AT TIME ZONE 'UTC') + pg_catalog.make_interval(months => months_ahead),
        interval '1 month')::date
    LOOP
      partition := parent || '_' || pg_catalog.to_char(first_day, 'YYYY_MM');
      CONTINUE WHEN pg_catalog.to_regclass('public.' || partition) IS NOT NULL;
      EXECUTE pg_catalog.format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)',
        partition, parent, first_day, (first_day + interval '1 month')::date);
      -- Read directly, a partition would not ask its parent's policy; with no policy of its own it shows nothing.
      EXECUTE pg_catalog.format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', partition);
      EXECUTE pg_catalog.format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', partition);
      made := made + 1;
    END LOOP;
  END LOOP;
  RETURN made;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION provision_ad_metrics_partitions(integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION provision_ad_metrics_partitions(integer) TO cmis_system;
--> statement-breakpoint
SELECT provision_ad_metrics_partitions(3);
