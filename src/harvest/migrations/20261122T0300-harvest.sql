-- Whom we ask, the bytes they gave, and what came of reading them.
create schema harvest;

create table harvest.source (
  id text primary key,
  connector text not null,
  location text not null,
  -- options of the connector, without secrets; the schedule harvests with these
  options jsonb not null default '{}',
  title text not null,
  -- the organisation whose own system this is; its claims confirm its own records
  organisation text,
  licence text not null,
  priority integer not null,
  complete boolean not null,
  cadence_hours integer not null,
  demonstration boolean not null default false,
  first_harvested_at timestamptz not null
);

create table harvest.run (
  id bigint generated always as identity primary key,
  source text not null references harvest.source on delete cascade,
  started_at timestamptz not null,
  finished_at timestamptz,
  state text not null check (state in ('running', 'finished', 'failed', 'interrupted')),
  read integer not null default 0,
  new integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  deviations integer not null default 0,
  gone integer not null default 0,
  failure jsonb
);
create index run_by_source on harvest.run (source, id desc);

create table harvest.content (
  sha256 bytea primary key,
  bytes bytea not null
);

create table harvest.capture (
  id bigint generated always as identity primary key,
  source text not null references harvest.source on delete cascade,
  run bigint not null references harvest.run on delete cascade,
  url text not null,
  name text not null,
  media_type text,
  etag text,
  sha256 bytea not null references harvest.content,
  size integer not null,
  captured_at timestamptz not null
);
create index capture_by_url on harvest.capture (source, url, id desc);

create table harvest.issue (
  id bigint generated always as identity primary key,
  run bigint not null references harvest.run on delete cascade,
  source text not null references harvest.source on delete cascade,
  capture bigint references harvest.capture on delete cascade,
  severity text not null check (severity in ('rejected', 'deviation')),
  code text not null,
  place text not null,
  value text not null,
  message jsonb not null,
  noted_at timestamptz not null
);
create index issue_by_run on harvest.issue (run, severity, id);
create index issue_by_source on harvest.issue (source, id desc);

create constraint trigger capture_leaves_entry after insert on harvest.capture
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger source_leaves_entry after insert or update or delete on harvest.source
  deferrable initially deferred for each row execute function ledger.require_entry();

create view published.source as select * from harvest.source;
create view published.run as select * from harvest.run;
create view published.capture as select * from harvest.capture;
create view published.issue as select * from harvest.issue;
