-- After an import Postgres knows nothing of the new rows until autovacuum comes, and autovacuum never analyzes the parent of
-- partitions. A definer function, because ANALYZE is for owners and neither role of the running product owns a table.
-- Analyzes what is new or grew by a tenth since it was last analyzed. Returns the number of tables.
CREATE FUNCTION analyze_facts() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  facts regclass[] := ARRAY['public.ad_metrics', 'public.ad_metric_revisions', 'public.ad_metric_actions',
    'public.ad_metric_action_revisions', 'public.org_daily_metrics', 'public.campaigns', 'public.ad_accounts',
    'public.posts', 'public.post_metrics'];
  -- Before Postgres 18 a parent is analyzed with all of its partitions.
  parent_alone text := CASE WHEN pg_catalog.current_setting('server_version_num')::integer >= 180000 THEN 'ONLY' ELSE '' END;
  one record;
  analyzed integer := 0;
BEGIN
  -- Another caller is at it.
  IF NOT pg_catalog.pg_try_advisory_xact_lock(7310223) THEN
    RETURN 0;
  END IF;
  FOR one IN
    WITH tables AS (
      SELECT c.oid, c.relkind = 'p' AS is_parent, coalesce(i.inhparent, c.oid) AS family,
        greatest(s.last_analyze, s.last_autoanalyze) AS analyzed_at,
        CASE WHEN c.relkind = 'r' THEN pg_catalog.pg_relation_size(c.oid) END AS bytes,
        c.relpages::bigint * pg_catalog.current_setting('block_size')::integer AS known_bytes
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_stat_all_tables s ON s.relid = c.oid
      LEFT JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid
      WHERE c.oid = ANY(facts) OR i.inhparent = ANY(facts)
    ), grown AS (
      SELECT t.*, t.bytes > 0 AND (t.analyzed_at IS NULL OR t.bytes > 1.1 * t.known_bytes) AS is_stale FROM tables t
    )
    SELECT g.oid, g.is_parent FROM grown g
    WHERE g.is_stale OR (g.is_parent AND EXISTS (
      SELECT FROM grown part WHERE part.family = g.oid AND NOT part.is_parent AND part.bytes > 0
        AND (part.is_stale OR g.analyzed_at IS NULL OR part.analyzed_at > g.analyzed_at)))
    ORDER BY g.is_parent, g.oid
  LOOP
    -- A table that is being analyzed or changed is skipped instead of waited for.
    EXECUTE pg_catalog.format('ANALYZE (SKIP_LOCKED) %s %s',
      CASE WHEN one.is_parent THEN parent_alone ELSE '' END, one.oid::regclass);
    analyzed := analyzed + 1;
  END LOOP;
  RETURN analyzed;
END
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION analyze_facts() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION analyze_facts() TO cmis_system;
