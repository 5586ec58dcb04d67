-- Everything the runtime keeps. PostgreSQL 15 or later, an encoding of UTF8. Runs in the schema that is first in the search path.
--
-- Moments are ms since 1970 in UTC, as everywhere in the runtime. Texts that identify something sort by their bytes (collation
-- "C"), so that pages of a list are the same on every server. JSON is kept as it was written (json, not jsonb): what a hash was
-- taken of is given back in the same order of members.

create table schema_version (
  version integer primary key,
  applied_at timestamptz not null default now()
);

-- A debtor. Its row is the lock of the person.
create table person (
  tenant text collate "C" not null,
  id text collate "C" not null,
  debtor json not null,
  contacts json not null,
  sealed bytea,
  key bytea,
  erased_at bigint,
  legal_hold text,
  primary key (tenant, id)
) with (fillfactor = 80);

create table person_address (
  tenant text collate "C" not null,
  channel text collate "C" not null,
  digest text collate "C" not null,
  person_id text collate "C" not null,
  primary key (tenant, channel, digest, person_id)
);
create index person_address_of on person_address (tenant, person_id);

-- The facts of a case as they are, and below as they were.
create table case_facts (
  tenant text collate "C" not null,
  id text collate "C" not null,
  person_id text collate "C" not null,
  rev bigint not null,
  facts json not null,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (tenant, id)
);
create index case_facts_of on case_facts (tenant, person_id, id);
create index case_facts_age on case_facts (tenant, updated_at);

create table case_revision (
  tenant text collate "C" not null,
  case_id text collate "C" not null,
  rev bigint not null,
  facts json not null,
  primary key (tenant, case_id, rev)
);

-- A case in a strategy. Every step writes it anew: room is left on its pages, and they are cleaned early.
create table enrollment (
  tenant text collate "C" not null,
  case_id text collate "C" not null,
  strategy text collate "C" not null,
  obligation text collate "C" not null,
  version integer not null,
  rev bigint not null,
  wake_at bigint,
  status text not null,
  state text not null,
  head text not null,
  primary key (tenant, case_id, strategy, obligation)
) with (
  fillfactor = 80,
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_cost_delay = 0,
  autovacuum_analyze_scale_factor = 0.05
);
create index enrollment_due on enrollment (tenant, wake_at) where wake_at is not null;
create index enrollment_stopped on enrollment (tenant, status, case_id) where status in ('held', 'parked');

-- One row per step, for ever. A row names the hash of the one before through its own hash.
create table journal (
  tenant text collate "C" not null,
  case_id text collate "C" not null,
  strategy text collate "C" not null,
  obligation text collate "C" not null,
  rev bigint not null,
  at bigint not null,
  version integer not null,
  facts_rev bigint not null,
  event json not null,
  trace json not null,
  effects json not null,
  by text not null,
  hash text not null,
  primary key (tenant, case_id, strategy, obligation, rev)
);

-- Intents that leave the house. The key is never used twice, for as long as the row is kept.
create table outbox (
  tenant text collate "C" not null,
  key text collate "C" not null,
  case_id text collate "C" not null,
  strategy text collate "C" not null,
  obligation text collate "C" not null,
  person_id text collate "C" not null,
  route text collate "C" not null,
  effect json not null,
  status text not null,
  not_before bigint not null,
  lease_until bigint,
  lease_owner text,
  attempts integer not null,
  ref text collate "C",
  reasons json,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (tenant, key)
) with (
  fillfactor = 90,
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_cost_delay = 0
);
create index outbox_pending on outbox (tenant, route, not_before) where status = 'pending';
create index outbox_leased on outbox (tenant, (coalesce(lease_until, not_before))) where status = 'leased';
create index outbox_unknown on outbox (tenant, created_at) where status = 'unknown';
create index outbox_person on outbox (tenant, person_id);
create index outbox_case on outbox (tenant, case_id);
create index outbox_age on outbox (tenant, created_at);
create index outbox_ref on outbox (tenant, route, ref) where ref is not null;

-- Ids of what was heard.
create table inbox (
  tenant text collate "C" not null,
  source text collate "C" not null,
  id text collate "C" not null,
  at bigint not null,
  primary key (tenant, source, id)
);
create index inbox_age on inbox (tenant, at);

-- What was taken out of a window of time. The last column is what the last one got.
create table permit (
  tenant text collate "C" not null,
  name text collate "C" not null,
  window_ms bigint not null,
  starts_at bigint not null,
  taken bigint not null,
  granted bigint not null,
  primary key (tenant, name, window_ms, starts_at)
) with (fillfactor = 50);

-- Counts grow by new rows, so that nobody waits; pruning adds them up.
create table tally (
  tenant text collate "C" not null,
  strategy text collate "C" not null,
  day text collate "C" not null,
  no bigint generated always as identity,
  version integer not null,
  node text collate "C" not null,
  measure text collate "C" not null,
  count bigint not null,
  value_minor bigint,
  primary key (tenant, strategy, day, no)
);

-- Everything that is not hot.
create table document (
  tenant text collate "C" not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  rev bigint not null,
  state text collate "C",
  ref text collate "C",
  rank double precision,
  value json not null,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (tenant, kind, id)
) with (fillfactor = 80);
create index document_state on document (tenant, kind, state, rank, id);
create index document_rank on document (tenant, kind, rank, id);
create index document_ref on document (tenant, ref, kind, id) where ref is not null;

insert into schema_version (version) values (1);
