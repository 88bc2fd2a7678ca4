-- A file handed in to be read back: kept until it is taken or a day old, so that what it would change can be looked at first.
create table workspace.import (
  id text primary key,
  organisation text not null,
  rows jsonb not null,
  -- what became of each row; null until the file is taken
  outcome jsonb,
  at timestamptz not null
);
create index import_by_organisation on workspace.import (organisation, at);

-- What became of a text that was set aside; null while it waits. A discarded one can be had back for a while.
alter table workspace.set_aside add column outcome text check (outcome in ('used', 'discarded'));
alter table workspace.set_aside add column settled_at timestamptz;
create index set_aside_by_sheet on workspace.set_aside (sheet, id);
