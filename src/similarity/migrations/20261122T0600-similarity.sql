-- Which initiatives do the same thing: what machines propose and what people decide.
create schema similarity;

-- What the machine proposes. `one` is the lower id. Withdrawn rows stay, so that the next proposal is known as a return.
create table similarity.pair (
  one text not null,
  other text not null check (one < other collate "C"),
  level text not null check (level in ('same-effort', 'same-need', 'related')),
  -- points, the sum of the reasons
  score real not null,
  need text,
  -- [{part, points, shared}]
  reasons jsonb not null,
  proposed_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (one, other)
);
create index pair_by_other on similarity.pair (other);

-- What people say of a pair. The latest counts; earlier ones stay.
create table similarity.decision (
  id bigint generated always as identity primary key,
  one text not null,
  other text not null check (one < other collate "C"),
  verdict text not null check (verdict in ('same-effort', 'same-need', 'related', 'different')),
  reason text not null,
  -- the points it had when it was decided; null when nobody had proposed it
  score real,
  need text,
  organisation text,
  role text not null,
  decided_at timestamptz not null
);
create index decision_by_pair on similarity.decision (one, other, id desc);
create index decision_by_other on similarity.decision (other);

-- The needs that were told from a text, kept because telling them costs more than all comparison. No history: it can be
-- made again from the record at any time.
create table similarity.told_need (
  record text primary key,
  -- of the text and codes they were told from
  checksum text not null,
  -- [{need, sure}]
  needs jsonb not null
);

create constraint trigger pair_leaves_entry after insert or update or delete on similarity.pair
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger decision_leaves_entry after insert or update or delete on similarity.decision
  deferrable initially deferred for each row execute function ledger.require_entry();

-- Every pair that counts now: a person's word before the machine's.
create view published.twin_pair as
  select coalesce(decided.one, pair.one) as one, coalesce(decided.other, pair.other) as other,
    coalesce(decided.verdict, pair.level) as level, coalesce(pair.need, decided.need) as need, pair.score,
    coalesce(pair.reasons, '[]'::jsonb) as reasons, pair.proposed_at, decided.verdict as decided,
    decided.reason as decision_reason, decided.decided_at, decided.organisation as decided_by, decided.role as decided_as
  from (select * from similarity.pair where withdrawn_at is null) as pair
  full join (
    select distinct on (one, other) * from similarity.decision order by one, other, id desc
  ) as decided on decided.one = pair.one and decided.other = pair.other
  where decided.verdict is distinct from 'different';
