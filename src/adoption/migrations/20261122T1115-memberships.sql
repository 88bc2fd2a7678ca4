-- Who said that a joint body acts for a member stays to be seen, also when somebody has said otherwise since: a later
-- statement withdraws the earlier. A municipality or region that is the host of a shared board acts in named matters only.
alter table adoption.membership drop constraint membership_pkey;
alter table adoption.membership add column id bigint generated always as identity primary key;
alter table adoption.membership add column withdrawn_at timestamptz;
-- the solutions and products it acts in; null: everything
alter table adoption.membership add column records text[];
create unique index membership_once on adoption.membership (joint_body, member) where withdrawn_at is null;

create or replace view published.membership as
  select joint_body, member, since, until, source, demonstration, records
  from adoption.membership
  where withdrawn_at is null;
