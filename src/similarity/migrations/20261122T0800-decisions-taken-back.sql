-- A decision can be taken back: then the machine's proposal counts again.
alter table similarity.decision drop constraint decision_verdict_check;
alter table similarity.decision add constraint decision_verdict_check
  check (verdict in ('same-effort', 'same-need', 'related', 'different', 'undecided'));

create or replace view published.twin_pair as
  select coalesce(decided.one, pair.one) as one, coalesce(decided.other, pair.other) as other,
    coalesce(decided.verdict, pair.level) as level, coalesce(pair.need, decided.need) as need, pair.score,
    coalesce(pair.reasons, '[]'::jsonb) as reasons, pair.proposed_at, decided.verdict as decided,
    decided.reason as decision_reason, decided.decided_at, decided.organisation as decided_by, decided.role as decided_as
  from (select * from similarity.pair where withdrawn_at is null) as pair
  full join (
    select * from (select distinct on (one, other) * from similarity.decision order by one, other, id desc) as latest
    where verdict <> 'undecided'
  ) as decided on decided.one = pair.one and decided.other = pair.other
  where decided.verdict is distinct from 'different';

