-- Who uses what, who builds on whom, who wants the same, and the policies that are to make good things spread.
create schema adoption;

-- One voice on one organisation's use of one solution or product. Never edited: a later one of the same origin withdraws
-- the earlier, and withdrawn ones stay.
create table adoption.statement (
  id bigint generated always as identity primary key,
  organisation text not null,
  record text not null,
  record_kind text not null check (record_kind in ('solution', 'product')),
  -- supplier: anyone but the user; observer: somebody who saw a contract, a system list or code
  voice text not null check (voice in ('supplier', 'adopter', 'observer')),
  verdict text not null check (verdict in ('uses', 'denies')),
  -- the adopter's own word, given by someone who may speak for the organisation
  confirms boolean not null default false,
  stage text check (stage in ('considering', 'trying', 'introducing', 'using', 'left')),
  -- dates with the precision they were given: 2021, 2021-03 or 2021-03-04
  since text,
  until text,
  scope text,
  -- whole and exact amounts in öre; weeks of work
  cost_sek_minor bigint,
  weeks real,
  changes text,
  outcome text,
  benefit_sek_minor_per_year bigint,
  reason text,
  -- what was seen: contract, system-list, code-dependency
  basis text check (basis in ('contract', 'system-list', 'code-dependency')),
  url text,
  -- `person`, or the tie of the registry it was drawn from
  origin text not null,
  stated_by text,
  stated_as text not null,
  stated_at timestamptz not null,
  withdrawn_at timestamptz,
  demonstration boolean not null
);
create unique index statement_of_tie on adoption.statement (organisation, record, origin)
  where withdrawn_at is null and origin <> 'person';
create index statement_by_pair on adoption.statement (organisation, record, id);
create index statement_by_record on adoption.statement (record);
create index statement_by_origin on adoption.statement (origin text_pattern_ops) where withdrawn_at is null;

-- Which organisations a joint body acts for.
create table adoption.membership (
  joint_body text not null,
  member text not null check (member <> joint_body),
  since text,
  until text,
  source text not null,
  stated_by text,
  stated_at timestamptz not null,
  demonstration boolean not null,
  primary key (joint_body, member)
);
create index membership_by_member on adoption.membership (member);

-- What all voices on one pair say together. One row for each organisation and thing, so that nobody is counted twice.
create table adoption.adoption (
  organisation text not null,
  record text not null,
  record_kind text not null,
  stage text not null,
  since text,
  until text,
  first_said_at timestamptz not null,
  evidence text not null check (evidence in ('supplier-claim', 'adopter-claim', 'confirmed', 'observed')),
  -- the joint body it is used through; null: directly
  through text,
  denied boolean not null,
  -- whether it is in the count of users now: in use, and not denied
  counts boolean not null,
  doubts text[] not null,
  scope text,
  cost_sek_minor bigint,
  weeks real,
  changes text,
  outcome text,
  benefit_sek_minor_per_year bigint,
  reason text,
  voices integer not null,
  changed_at timestamptz not null,
  demonstration boolean not null,
  primary key (organisation, record)
);
create index adoption_by_record on adoption.adoption (record, counts);

-- What stops those who have not.
create table adoption.blocker (
  id bigint generated always as identity primary key,
  organisation text not null,
  record text not null,
  code text not null,
  words text,
  stated_at timestamptz not null,
  resolved_at timestamptz,
  demonstration boolean not null
);
create index blocker_by_record on adoption.blocker (record);

-- Ties of reuse that people have stated, with what it took and how it went.
create table adoption.reuse_link (
  id bigint generated always as identity primary key,
  record text not null,
  type text not null check (
    type in ('builds-on', 'copies-method-of', 'joint-with', 'procured-with', 'replaces', 'inspired-by')),
  to_record text not null check (to_record <> record),
  since text,
  cost_sek_minor bigint,
  weeks real,
  changes text,
  result text,
  organisation text not null,
  stated_at timestamptz not null,
  withdrawn_at timestamptz,
  demonstration boolean not null
);
create unique index reuse_link_once on adoption.reuse_link (record, type, to_record) where withdrawn_at is null;
create index reuse_link_to on adoption.reuse_link (to_record);

-- "We want this too". `target` is a record, or a need as `need:<id>`.
create table adoption.interest (
  id bigint generated always as identity primary key,
  organisation text not null,
  target text not null,
  level text not null check (level in ('want', 'co-fund', 'procure')),
  contact_role text not null,
  amount_sek_minor bigint,
  words text,
  stated_at timestamptz not null,
  withdrawn_at timestamptz,
  demonstration boolean not null
);
create unique index interest_once on adoption.interest (organisation, target) where withdrawn_at is null;
create index interest_by_target on adoption.interest (target) where withdrawn_at is null;

-- A group that the registry proposed when enough wanted the same, and what it agreed.
create table adoption.pool (
  target text primary key,
  state text not null check (state in ('proposed', 'formed', 'closed')),
  proposed_at timestamptz not null,
  -- what the members agreed, as the slice's schema has it; null while it is only proposed
  agreement jsonb,
  agreed_at timestamptz,
  demonstration boolean not null
);

-- A goal for spread: who, by when, by what means. Each version stays; the highest counts.
create table adoption.policy (
  id text not null,
  version integer not null,
  owner text not null,
  -- the whole policy as the slice's schema has it
  content jsonb not null,
  stated_at timestamptz not null,
  demonstration boolean not null,
  primary key (id, version)
);

create constraint trigger statement_leaves_entry after insert or update or delete on adoption.statement
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger membership_leaves_entry after insert or update or delete on adoption.membership
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger adoption_leaves_entry after insert or update or delete on adoption.adoption
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger blocker_leaves_entry after insert or update or delete on adoption.blocker
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger reuse_link_leaves_entry after insert or update or delete on adoption.reuse_link
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger interest_leaves_entry after insert or update or delete on adoption.interest
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger pool_leaves_entry after insert or update or delete on adoption.pool
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger policy_leaves_entry after insert or update or delete on adoption.policy
  deferrable initially deferred for each row execute function ledger.require_entry();

-- Every pair of organisation and thing, as it counts now. `since` and `until` are about use once it is used or left.
create view published.adoption as select * from adoption.adoption;

-- Every voice, also withdrawn ones: who said what, when.
create view published.adoption_statement as select * from adoption.statement;

-- Every tie of reuse between records: what sources claim, and what people have stated.
create view published.reuse_link as
  select link.record, link.type, link.to_record, null::text as since, null::bigint as cost_sek_minor, null::real as weeks,
    link.note as changes, null::text as result, null::text as organisation, link.source, null::timestamptz as stated_at
  from published.link
  where link.to_record is not null
  and link.type in ('builds-on', 'copies-method-of', 'joint-with', 'procured-with', 'replaces', 'inspired-by')
  union all
  select record, type, to_record, since, cost_sek_minor, weeks, changes, result, organisation, null, stated_at
  from adoption.reuse_link
  where withdrawn_at is null;

create view published.interest as
  select organisation, target, level, contact_role, amount_sek_minor, words, stated_at, demonstration
  from adoption.interest
  where withdrawn_at is null;

create view published.adoption_blocker as
  select organisation, record, code, words, stated_at, demonstration from adoption.blocker where resolved_at is null;

create view published.policy as
  select distinct on (id) id, version, owner, content, stated_at, demonstration
  from adoption.policy
  order by id, version desc;

create view published.membership as
  select joint_body, member, since, until, source, demonstration from adoption.membership;
