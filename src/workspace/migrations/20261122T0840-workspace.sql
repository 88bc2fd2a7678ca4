-- The own room of each organisation. Nothing here is public: what becomes public is written to the registry as the
-- organisation's own word, and entries about what stays here carry a salted digest alone.
create schema workspace;

create table workspace.sheet (
  id text primary key,
  organisation text not null,
  -- the record of the registry it speaks of; null until something of it is public
  record text unique,
  state jsonb not null,
  version integer not null,
  -- the state that was last published, and what became public of it
  published jsonb,
  published_claims jsonb,
  published_version integer,
  confirmed_at timestamptz,
  -- the first day on which something withheld opens by itself
  opens_on date,
  salt bytea not null,
  demonstration boolean not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index sheet_by_organisation on workspace.sheet (organisation, changed_at desc);
create index sheet_by_opening on workspace.sheet (opens_on) where opens_on is not null;

create table workspace.version (
  sheet text not null references workspace.sheet on delete cascade,
  version integer not null,
  state jsonb not null,
  role text not null,
  at timestamptz not null,
  primary key (sheet, version)
);

-- What somebody had written when another had saved first: kept until a choice is made.
create table workspace.set_aside (
  id bigint generated always as identity primary key,
  sheet text not null references workspace.sheet on delete cascade,
  base_version integer not null,
  state jsonb not null,
  role text not null,
  at timestamptz not null
);

-- One form is one act, however many times it arrives.
create table workspace.submission (
  token text primary key,
  sheet text not null references workspace.sheet on delete cascade,
  at timestamptz not null
);

-- What somebody wrote to an organisation about a record; kept for the organisation's room alone.
create table workspace.letter (
  id bigint generated always as identity primary key,
  organisation text not null,
  record text,
  message text not null,
  -- where the writer wants the answer; erased with the letter
  reply_to text,
  receipt bytea not null unique,
  received_on date not null,
  answer text,
  answered_on date,
  demonstration boolean not null
);
create index letter_by_organisation on workspace.letter (organisation, id desc);

create constraint trigger sheet_leaves_entry after insert or update or delete on workspace.sheet
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger letter_leaves_entry after insert or update or delete on workspace.letter
  deferrable initially deferred for each row execute function ledger.require_entry();

-- How soon an organisation answers is public; what was written is not. Counts alone, and only answered letters have days.
create view published.answer_time as
  select organisation, count(*)::integer as letters, count(answered_on)::integer as answered,
    (percentile_cont(0.5) within group (order by answered_on - received_on))::integer as median_days
  from workspace.letter
  group by organisation;
