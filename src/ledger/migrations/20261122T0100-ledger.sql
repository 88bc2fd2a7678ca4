-- What happened, in order. Rows here are only ever added; `pending` is the queue in front of the order.
create schema ledger;

-- What an entry says. It stands beside the entry and can be erased; the entry holds only a salted commitment.
create table ledger.content (
  submission bigint primary key,
  salt bytea not null,
  body bytea not null
);

-- Entries that are committed and wait for their index.
create table ledger.pending (
  submission bigint generated always as identity primary key,
  -- the transaction that wrote it: a deferred check asks whether a change came with an entry
  xid xid8 not null default pg_current_xact_id(),
  type text not null,
  subject text not null,
  organisation text,
  role text not null,
  at timestamptz not null,
  commitment bytea not null,
  content_size integer not null,
  -- SHA-256 over all of the above, checked again before the entry is given its place
  seal bytea not null
);
create index pending_by_transaction on ledger.pending (xid);

create table ledger.entry (
  index bigint primary key,
  submission bigint not null unique,
  type text not null,
  subject text not null,
  organisation text,
  role text not null,
  at timestamptz not null,
  -- RFC 8785 canonical JSON, exactly the bytes that are hashed
  leaf bytea not null,
  -- RFC 6962: SHA-256(0x00 || leaf)
  leaf_hash bytea not null
);
create index entry_by_subject on ledger.entry (subject, index desc);
create index entry_by_time on ledger.entry (at, index);

-- One row: how many entries have an index.
create table ledger.head (
  singleton boolean primary key default true check (singleton),
  size bigint not null default 0
);
insert into ledger.head default values;

-- How far each subscriber has come.
create table ledger.bookmark (
  subscriber text primary key,
  next_index bigint not null default 0,
  moved_at timestamptz not null default now()
);

-- Refuses a commit that changed a table of the registry without leaving an entry.
create function ledger.require_entry() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger.pending where xid = pg_current_xact_id()) then
    raise exception 'a change of %.% left no ledger entry', tg_table_schema, tg_table_name
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

create schema if not exists published;
create view published.entry as
  select entry.index, entry.type, entry.subject, entry.organisation, entry.role, entry.at, entry.leaf, entry.leaf_hash,
    content.body
  from ledger.entry
  left join ledger.content using (submission);
