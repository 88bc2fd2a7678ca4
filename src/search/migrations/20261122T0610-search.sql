-- What was searched for before something was started: what was found then, and never changed since.
create schema search;

create table search.before_start (
  code text primary key,
  searched_at timestamptz not null,
  -- how many entries the index had heard of
  ledger_size bigint not null,
  organisation text,
  language text not null check (language in ('sv', 'en')),
  result jsonb not null,
  -- only when whoever searched agreed to keep it
  text text
);
comment on table search.before_start is 'append-only: a search is kept as it was answered';

create constraint trigger before_start_leaves_entry after insert on search.before_start
  deferrable initially deferred for each row execute function ledger.require_entry();

create view published.before_start as
  select code, searched_at, ledger_size, organisation, language, result from search.before_start;
