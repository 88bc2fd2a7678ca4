-- Trials: what was promised before anything was measured, what was measured, and what it says.
create table frontline.trial (
  id text primary key,
  -- the record it is about
  record text not null,
  -- who registered it; not always who owns the initiative
  organisation text,
  role text not null,
  plan jsonb not null,
  -- SHA-256 over the plan in canonical JSON, as the ledger holds it from before the first run
  plan_hash text not null,
  -- SHA-256 of the code that participants hand in runs with; the code itself is shown once
  code_hash bytea not null,
  registered_on date not null,
  state text not null check (state in ('registered', 'completed', 'aborted')),
  ended_on date,
  ended_reason text,
  -- what it came to, as judged on the day it ended
  result jsonb,
  demonstration boolean not null,
  check ((state = 'registered') = (ended_on is null) and (ended_on is null) = (result is null)),
  check (state <> 'aborted' or ended_reason is not null)
);
create index trial_by_record on frontline.trial (record, registered_on);

-- One run of one task. Sums only; by whom is a number that means nothing outside the trial.
create table frontline.trial_run (
  id bigint generated always as identity primary key,
  trial text not null references frontline.trial on delete cascade,
  task text not null,
  way text not null check (way in ('old', 'new')),
  site text not null,
  role text not null,
  participant integer not null check (participant > 0),
  attempt integer not null check (attempt > 0),
  completed boolean not null,
  seconds real not null check (seconds > 0),
  steps integer not null,
  screens integer not null,
  backtracks integer not null,
  waits integer not null,
  wait_seconds real not null,
  errors integer not null,
  critical_errors integer not null check (critical_errors <= errors),
  workarounds integer not null,
  ease integer check (ease between 1 and 7),
  tier text not null check (tier in ('tally', 'script', 'log')),
  rules integer,
  handed_in_on date not null,
  -- binds the digest in the ledger to the run without giving it away
  salt bytea not null,
  unique (trial, task, way, participant, attempt)
);

-- One filled-in form of an instrument.
create table frontline.trial_sheet (
  id bigint generated always as identity primary key,
  trial text not null references frontline.trial on delete cascade,
  way text not null check (way in ('old', 'new')),
  participant integer not null check (participant > 0),
  instrument text not null,
  answers integer[] not null,
  weights integer[] not null,
  score real not null,
  unique (trial, way, participant, instrument)
);

-- Counts and classes of what was lost or changed on the way; the data themselves never come here.
create table frontline.fidelity_report (
  id text primary key,
  record text not null,
  trial text references frontline.trial on delete cascade,
  organisation text,
  role text not null,
  build text not null,
  -- from where to where, e.g. "Röntgensystemet till journalen"
  path text not null,
  compared_on date not null,
  -- {records, criticalFields, criticalEqual, otherFields, otherEqual, differences}
  summary jsonb not null,
  -- [{class, sent, acknowledged, completed, rejected, unexplained, alarms}]; null where no messages were balanced
  messages jsonb,
  demonstration boolean not null
);
create index fidelity_report_by_record on frontline.fidelity_report (record, compared_on);

-- Output per staffed hour, period by period, around a change.
create table frontline.capacity_series (
  id text primary key,
  record text not null,
  organisation text,
  role text not null,
  site text not null,
  -- what is counted, e.g. "Besök"
  measure text not null,
  source text not null,
  -- the first period of the change, and how many periods the transition lasts
  change_at text not null,
  transition integer not null check (transition between 0 and 60),
  -- [{period, output, staffHours}]
  points jsonb not null,
  demonstration boolean not null
);
create index capacity_series_by_record on frontline.capacity_series (record);

create constraint trigger trial_leaves_entry after insert or update or delete on frontline.trial
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger trial_run_leaves_entry after insert or update on frontline.trial_run
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger trial_sheet_leaves_entry after insert or update on frontline.trial_sheet
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger fidelity_report_leaves_entry after insert or update or delete on frontline.fidelity_report
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger capacity_series_leaves_entry after insert or update or delete on frontline.capacity_series
  deferrable initially deferred for each row execute function ledger.require_entry();

create view published.trial as
  select id, record, organisation, role, plan, plan_hash, registered_on, state, ended_on, ended_reason, result, demonstration
  from frontline.trial;

-- How much has been measured, while it goes on; no times and no errors before it has ended.
create view published.trial_progress as
  select trial, task, way, count(*)::integer as runs, count(distinct participant)::integer as participants
  from frontline.trial_run
  group by trial, task, way;

-- Every run of a trial that has ended. Site and role are left out where fewer than five took part.
create view published.trial_run as
  select run.trial, run.task, run.way, run.participant, run.attempt, run.completed, run.seconds, run.steps, run.screens,
    run.backtracks, run.waits, run.wait_seconds, run.errors, run.critical_errors, run.workarounds, run.ease, run.tier,
    run.rules,
    case when crowd.participants >= 5 then run.site end as site,
    case when crowd.participants >= 5 then run.role end as role
  from frontline.trial_run as run
  join frontline.trial on trial.id = run.trial and trial.state <> 'registered'
  join (
    select trial, site, role, count(distinct participant) as participants
    from frontline.trial_run
    group by trial, site, role
  ) as crowd on crowd.trial = run.trial and crowd.site = run.site and crowd.role = run.role;

create view published.fidelity_report as select * from frontline.fidelity_report;
create view published.capacity_series as select * from frontline.capacity_series;
