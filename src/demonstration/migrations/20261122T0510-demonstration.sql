-- Whether the invented county is here: one row. Who removed it does not want it back at the next start.
create schema demonstration;

create table demonstration.standing (
  singleton boolean primary key default true check (singleton),
  state text not null default 'absent' check (state in ('absent', 'loaded', 'removed')),
  -- SHA-256 in hexadecimal of the county's files, when it is loaded
  edition text,
  changed_at timestamptz
);
insert into demonstration.standing default values;
