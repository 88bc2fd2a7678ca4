-- Concerns: what somebody at work met, told without a name. Every time here is a day: nothing says when on it.
create table frontline.concern (
  id text primary key,
  -- the order in which nights took them in; within a night it is drawn by lot
  number bigint generated always as identity unique,
  -- SHA-256 of the receipt's code; the code itself is kept by the writer alone
  receipt bytea not null unique,
  -- binds the digest in the ledger to the words without giving them away
  salt bytea not null,
  language text not null check (language in ('sv', 'en')),
  record text,
  -- the writer's own words for the system, where it is none that the registry knows
  system_words text,
  organisation text,
  organisation_words text,
  doing text not null,
  happened text not null,
  severity text not null check (severity in ('friction', 'obstacle', 'risk')),
  steps_lost integer check (steps_lost between 0 and 10000),
  minutes_lost integer check (minutes_lost between 0 and 10000),
  -- when the words may be shown: at once, when at least five have written about the same, or never
  wish text not null check (wish in ('now', 'five', 'never')),
  -- may hold something about a person: not shown before a moderator has read it
  held boolean not null,
  received_on date not null,
  acknowledged_on date,
  answered_on date,
  outcome text check (outcome in ('changed', 'explained', 'rejected')),
  -- of the answer that stands: what was done, or why not
  answer text,
  reopened_on date,
  reopened integer not null default 0,
  closed_on date,
  closed_by text check (closed_by in ('writer', 'moderator')),
  demonstration boolean not null,
  check ((answered_on is null) = (outcome is null) and (answered_on is null) = (answer is null)),
  -- the owner cannot close, and nobody can close what has no answer
  check ((closed_on is null) = (closed_by is null)),
  check (closed_on is null or answered_on is not null)
);
create index concern_by_record on frontline.concern (record, number);
create index concern_by_organisation on frontline.concern (organisation, number);
create index concern_waiting on frontline.concern (received_on) where answered_on is null;

create table frontline.message (
  id bigint generated always as identity primary key,
  concern text not null references frontline.concern on delete cascade,
  sender text not null check (sender in ('writer', 'owner', 'moderator')),
  words text not null,
  said_on date not null
);
create index message_by_concern on frontline.message (concern, id);

-- Acts of people without an account that a night has taken in; a night that was cut off is then not taken in twice.
create table frontline.taken_act (
  id text primary key
);

-- What happened by itself because a day had passed. Never taken back: a late answer ends it, and it stays in the log.
create table frontline.escalation (
  concern text not null references frontline.concern on delete cascade,
  deadline text not null check (deadline in ('acknowledgement', 'answer', 'absolute')),
  level text not null check (level in ('owner', 'board', 'oversight')),
  -- the first day on which it was overdue enough for this level
  since date not null,
  primary key (concern, deadline, level, since)
);

-- Safety incidents that people say they have reported with their employer; the incident itself is never told to us.
create table frontline.incident_count (
  record text not null,
  incidents integer not null check (incidents > 0),
  demonstration boolean not null,
  primary key (record)
);

create constraint trigger concern_leaves_entry after insert or update or delete on frontline.concern
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger message_leaves_entry after insert or update on frontline.message
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger escalation_leaves_entry after insert or update on frontline.escalation
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger incident_count_leaves_entry after insert or update on frontline.incident_count
  deferrable initially deferred for each row execute function ledger.require_entry();

-- Counts per record as everybody may see them: in steps of five, total and parts, counted among the first fives alone,
-- so that neither a small number nor the difference between two days tells of one person. Null: fewer than five.
create view published.concern_tally as
  with ordered as (
    select concern.*, row_number() over (partition by record order by number) as place,
      count(*) over (partition by record) as total
    from frontline.concern
    where record is not null
  ), counted as (
    select record, organisation, demonstration, severity, outcome, closed_on, reopened, minutes_lost, steps_lost,
      total / 5 * 5 as shown
    from ordered
    where place <= total / 5 * 5
  )
  select record, max(organisation) as organisation, bool_or(demonstration) as demonstration, max(shown)::integer as concerns,
    (count(*) filter (where severity = 'friction') / 5 * 5)::integer as friction,
    (count(*) filter (where severity = 'obstacle') / 5 * 5)::integer as obstacle,
    (count(*) filter (where severity = 'risk') / 5 * 5)::integer as risk,
    (count(*) filter (where outcome is not null) / 5 * 5)::integer as answered,
    (count(*) filter (where outcome = 'changed') / 5 * 5)::integer as changed,
    (count(*) filter (where outcome = 'explained') / 5 * 5)::integer as explained,
    (count(*) filter (where outcome = 'rejected') / 5 * 5)::integer as rejected,
    case when count(minutes_lost) >= 5 then
      (percentile_cont(0.5) within group (order by minutes_lost))::integer end as median_minutes_lost,
    case when count(steps_lost) >= 5 then
      (percentile_cont(0.5) within group (order by steps_lost))::integer end as median_steps_lost
  from counted
  group by record;

-- Words whose writer agreed, or that at least five have written about the same; by month, so that no day is told.
create view published.concern_words as
  with placed as (
    select concern.*, row_number() over (partition by record order by number) as place,
      count(*) over (partition by record) as total
    from frontline.concern
  )
  select id, record, organisation, language, doing, happened, severity, to_char(received_on, 'YYYY-MM') as received_in,
    outcome, answer, answered_on, closed_on is not null as closed, demonstration
  from placed
  where not held
  and (wish = 'now' or wish = 'five' and record is not null and place <= total / 5 * 5);

-- What is or has been overdue: which concern, which day passed, how far up it has gone. Without its words. A deadline that
-- passed before the concern was opened again has ended with the answer it then had.
create view published.overdue_concern as
  select concern.id, concern.record, concern.organisation, round.deadline, round.since,
    (array['owner', 'board', 'oversight'])[round.reached] as level,
    case when round.deadline = 'acknowledgement' then concern.acknowledged_on when round.earlier then concern.reopened_on
      else concern.answered_on end as ended_on,
    concern.severity = 'risk' as safety, concern.demonstration
  from (
    select escalation.concern, escalation.deadline, min(escalation.since) as since,
      coalesce(escalation.since <= concern.reopened_on, false) as earlier,
      max(array_position(array['owner', 'board', 'oversight'], escalation.level)) as reached
    from frontline.escalation
    join frontline.concern on concern.id = escalation.concern
    group by escalation.concern, escalation.deadline, earlier
  ) as round
  join frontline.concern on concern.id = round.concern;

-- How each owner meets its duty. Figures about answers are shown when at least five have been answered.
create view published.concern_duty as
  select organisation, bool_or(demonstration) as demonstration,
    (count(*) / 5 * 5)::integer as concerns,
    case when count(answered_on) >= 5 then
      (percentile_cont(0.5) within group (order by answered_on - received_on))::integer end as median_days_to_answer,
    case when count(answered_on) >= 5 then
      count(*) filter (where outcome = 'changed')::real / count(answered_on) end as share_changed,
    case when count(answered_on) >= 5 then (sum(reopened))::integer / 5 * 5 end as reopened,
    count(*) filter (where exists (
      select from published.overdue_concern as overdue
      where overdue.id = concern.id and overdue.ended_on is null))::integer as overdue,
    count(*) filter (where exists (
      select from frontline.escalation where escalation.concern = concern.id))::integer as ever_overdue
  from frontline.concern
  where organisation is not null
  group by organisation;

create view published.incident_tally as
  select record, incidents / 5 * 5 as incidents, demonstration from frontline.incident_count where incidents >= 5;
