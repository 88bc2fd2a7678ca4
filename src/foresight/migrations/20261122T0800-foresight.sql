-- What is seen before the start: how each initiative stands by its evidence, and the warnings that owners must answer.
create schema foresight;

-- What is asked or warned of, each with an addressee and a clock. The columns are copies for sorting and counting.
create table foresight.warning (
  id text primary key,
  record text not null,
  organisation text,
  raised_by text not null check (raised_by in ('memory', 'signs', 'witness')),
  grade text not null check (grade in ('question', 'warning')),
  -- what makes it the same one when a machine raises it again: a product family, or the signs
  key text not null,
  raised_on date not null,
  -- how far it has gone unanswered: 0 owner, 1 owner reminded, 2 board, 3 oversight
  stage smallint not null default 0 check (stage between 0 and 3),
  answered_on date,
  closed_on date,
  outcome text check (outcome in ('right', 'wrong', 'unclear', 'withdrawn')),
  demonstration boolean not null,
  -- the whole warning as its schema has it
  state jsonb not null
);
create index warning_by_record on foresight.warning (record, raised_on desc);
create index warning_newest on foresight.warning (raised_on desc, id);
create index warning_waiting on foresight.warning (raised_on) where answered_on is null and closed_on is null;
create unique index warning_open_once on foresight.warning (record, raised_by, key)
  where closed_on is null and answered_on is null and raised_by <> 'witness';

create constraint trigger warning_leaves_entry after insert or update or delete on foresight.warning
  deferrable initially deferred for each row execute function ledger.require_entry();

-- How initiatives have stood by their evidence: a row for each day on which it changed. Derived from published facts, and
-- made again from them by `skala signs`; so it leaves no entries.
create table foresight.standing (
  record text not null,
  since date not null,
  level text not null check (level in ('unknown', 'clear', 'question', 'alarm')),
  chance real not null,
  coverage real not null,
  -- what the owner says, and whether that is too old to count
  own_word text check (own_word in ('on-track', 'question', 'alarm')),
  own_word_stale boolean not null default false,
  -- levels of the evidence above the owner's word; null when either is unknown
  contradiction smallint,
  raised text[] not null,
  version text not null,
  primary key (record, since)
);

create view published.warning as select * from foresight.warning;
create view published.standing as
  select distinct on (record) * from foresight.standing order by record, since desc;
