// JSON is text, exactly as received (jsonb refuses \u0000 and normalizes numbers). Times are ms since 1970.
export const schemaVersion = 1;

export const schemaSql = `
create table apps (
  name text primary key,
  id uuid not null default gen_random_uuid(),
  url text not null,
  checksum text not null,
  synced_at bigint not null
);
create table functions (
  id text primary key,
  app_name text not null references apps (name),
  config text not null,
  archived_at bigint
);
create table crons (
  function_id text not null references functions (id),
  expression text not null,
  next_at bigint not null,
  primary key (function_id, expression)
);
create table events (
  id text primary key,
  name text not null,
  body text not null,
  received_at bigint not null
);
create index events_received_at on events (received_at);
create table dedupe (
  function_id text not null,
  key text not null,
  created_at bigint not null,
  primary key (function_id, key)
);
create index dedupe_created_at on dedupe (created_at);
create table runs (
  id text primary key,
  function_id text not null,
  status text not null check (status in ('queued', 'running', 'completed', 'failed')),
  event text not null,
  score bigint not null,
  concurrency text not null,
  output text,
  parent_run_id text,
  parent_step_id text,
  created_at bigint not null,
  started_at bigint,
  ended_at bigint
);
create index runs_ended_at on runs (ended_at) where ended_at is not null;
create index runs_status on runs (status);
create sequence step_order;
create table steps (
  run_id text not null references runs (id) on delete cascade,
  id text not null,
  race boolean not null default false,
  memo text,
  position bigint,
  primary key (run_id, id)
);
create table waits (
  run_id text not null references runs (id) on delete cascade,
  step_id text not null,
  event_name text not null,
  expression text,
  primary key (run_id, step_id)
);
create index waits_event_name on waits (event_name);
create table queue (
  id text primary key,
  run_id text not null references runs (id) on delete cascade,
  kind text not null check (kind in ('discover', 'step', 'wake', 'expire')),
  step_id text not null,
  plan_only boolean not null default false,
  attempt integer not null default 0,
  run_at bigint not null
);
create index queue_run_id on queue (run_id);
`;
