-- Before and during a start: what was to hold, what did hold, and what each side said. Verdicts, decisions and readings are
-- only added to.
create table frontline.go_live (
  initiative text primary key,
  organisation text not null,
  -- GoLivePlan as it stands; every earlier one is in the ledger
  plan jsonb not null,
  -- when limits that stop the start were first written down, and last changed
  limits_since timestamptz,
  changed_at timestamptz not null,
  demonstration boolean not null
);

create table frontline.readiness_verdict (
  id bigint generated always as identity primary key,
  initiative text not null,
  side text not null check (side in ('management', 'users')),
  verdict text not null check (verdict in ('ready', 'ready-if', 'not-ready')),
  reason text not null,
  -- the role it was given in, as words
  given_as text not null,
  organisation text,
  given_on date not null,
  demonstration boolean not null
);
create index verdict_by_initiative on frontline.readiness_verdict (initiative, side, id desc);

create table frontline.go_live_decision (
  id bigint generated always as identity primary key,
  initiative text not null,
  decision text not null check (decision in ('start', 'postpone', 'pause', 'resume', 'stop')),
  reason text not null,
  decided_as text not null,
  decided_on date not null,
  demonstration boolean not null
);
create index decision_by_initiative on frontline.go_live_decision (initiative, id desc);

create table frontline.go_live_reading (
  id bigint generated always as identity primary key,
  initiative text not null,
  -- the words of the limit it is held against
  measure text not null,
  -- hours after the start
  hour integer not null check (hour between 0 and 72),
  value double precision not null,
  source text not null,
  read_on date not null,
  demonstration boolean not null
);
create index reading_by_initiative on frontline.go_live_reading (initiative, measure, hour);

-- What unions, professional bodies, auditors and regulators say, in their own name.
create table frontline.statement (
  id bigint generated always as identity primary key,
  initiative text not null,
  speaker_kind text not null check (speaker_kind in ('union', 'profession', 'safety', 'auditor', 'regulator', 'users')),
  speaker text not null,
  stance text not null check (stance in ('warns', 'notes', 'supports')),
  language text not null check (language in ('sv', 'en')),
  words text not null,
  link text,
  said_on date not null,
  organisation text,
  demonstration boolean not null
);
create index statement_by_initiative on frontline.statement (initiative, said_on desc);

-- What was said in public about being ready, to be seen later beside what was known.
create table frontline.readiness_claim (
  id bigint generated always as identity primary key,
  initiative text not null,
  claimed_as text not null,
  place text not null,
  language text not null check (language in ('sv', 'en')),
  words text not null,
  link text,
  said_on date not null,
  recorded_by text,
  recorded_as text not null,
  demonstration boolean not null
);
create index claim_by_initiative on frontline.readiness_claim (initiative, said_on desc);

create constraint trigger go_live_leaves_entry after insert or update or delete on frontline.go_live
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger readiness_verdict_leaves_entry after insert or update or delete on frontline.readiness_verdict
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger go_live_decision_leaves_entry after insert or update or delete on frontline.go_live_decision
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger go_live_reading_leaves_entry after insert or update or delete on frontline.go_live_reading
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger statement_leaves_entry after insert or update or delete on frontline.statement
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger readiness_claim_leaves_entry after insert or update or delete on frontline.readiness_claim
  deferrable initially deferred for each row execute function ledger.require_entry();

create view published.go_live as select * from frontline.go_live;
create view published.readiness_verdict as select * from frontline.readiness_verdict;
create view published.go_live_decision as select * from frontline.go_live_decision;
create view published.go_live_reading as select * from frontline.go_live_reading;
create view published.statement as select * from frontline.statement;
create view published.readiness_claim as select * from frontline.readiness_claim;
