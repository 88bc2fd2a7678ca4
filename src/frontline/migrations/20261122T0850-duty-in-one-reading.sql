-- The same figures as before, with what is overdue read once and not once for each concern.
create or replace view published.concern_duty as
  select organisation, bool_or(demonstration) as demonstration,
    (count(*) / 5 * 5)::integer as concerns,
    case when count(answered_on) >= 5 then
      (percentile_cont(0.5) within group (order by answered_on - received_on))::integer end as median_days_to_answer,
    case when count(answered_on) >= 5 then
      count(*) filter (where outcome = 'changed')::real / count(answered_on) end as share_changed,
    case when count(answered_on) >= 5 then (sum(reopened))::integer / 5 * 5 end as reopened,
    count(*) filter (where late.now)::integer as overdue,
    count(late.id)::integer as ever_overdue
  from frontline.concern
  left join (
    select id, bool_or(ended_on is null) as now from published.overdue_concern group by id
  ) as late on late.id = concern.id
  where organisation is not null
  group by organisation;
