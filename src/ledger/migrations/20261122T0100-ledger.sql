-- What happened, in order. Rows here are only ever added; `pending` is the queue in front of the order.
-- A table whose comment begins with `append-only` gives the application the right to read and add, and no other;
-- one whose comment begins with `read-only`, to read. The owner of the tables is another role, used by migrations alone.
create schema ledger;

-- What an entry says. It stands beside the entry and can be erased; the entry holds only a salted commitment.
create table ledger.content (
  submission bigint primary key,
  salt bytea not null,
  body bytea not null
);
comment on table ledger.content is 'append-only: erased by ledger.erase_content alone';

-- Which entries have been redacted, and the submission of the `redacted` entry that holds the masked version, if any.
create table ledger.redaction (
  index bigint primary key,
  redacted_by bigint not null
);
comment on table ledger.redaction is 'read-only: written by ledger.erase_content alone';

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
comment on table ledger.pending is 'queue: read, add and take';

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
comment on table ledger.entry is 'append-only: history';

-- One row: how many entries have an index, and how many of them the last published checkpoint vouches for.
create table ledger.head (
  singleton boolean primary key default true check (singleton),
  size bigint not null default 0,
  published bigint not null default 0
);
insert into ledger.head default values;

-- Hash tiles and, at level -1, entry bundles (C2SP tlog-tiles), one row each at its present width.
create table ledger.tile (
  level smallint not null,
  index bigint not null,
  width smallint not null check (width between 1 and 256),
  bytes bytea not null,
  primary key (level, index)
);
-- hashes cannot be compressed, and bundles are read more often than they are kept
alter table ledger.tile alter column bytes set storage external;
comment on table ledger.tile is 'read-only: grown by ledger.grow_tiles alone';

-- The names our log has had, one a year, and the public key of each.
create table ledger.origin (
  origin text primary key,
  verifier_key text not null,
  opened_at timestamptz not null default now()
);
comment on table ledger.origin is 'append-only: history';

-- Every checkpoint that was signed. `after` is the size signed before it, so that one cannot be taken out unseen.
create table ledger.checkpoint (
  origin text not null references ledger.origin,
  size bigint not null,
  after bigint not null,
  note text not null,
  signed_at timestamptz not null default now(),
  primary key (origin, size)
);
create index checkpoint_by_size on ledger.checkpoint (size desc, signed_at desc);
comment on table ledger.checkpoint is 'append-only: history';

-- What witnesses signed under our checkpoints.
create table ledger.cosignature (
  origin text not null,
  size bigint not null,
  -- the name of the witness's key
  witness text not null,
  line text not null,
  signed_at timestamptz not null,
  primary key (origin, size, witness),
  foreign key (origin, size) references ledger.checkpoint
);
create index cosignature_by_size on ledger.cosignature (size desc);
comment on table ledger.cosignature is 'append-only: history';

-- What each witness answered last.
create table ledger.witness_answer (
  witness text not null,
  origin text not null,
  answer text not null,
  size bigint,
  asked_at timestamptz not null,
  primary key (witness, origin)
);

-- A row here makes the ledger read-only: something outside remembers a history that the database does not hold.
create table ledger.halt (
  singleton boolean primary key default true check (singleton),
  reason_sv text not null,
  reason_en text not null,
  since timestamptz not null default now()
);

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

-- Refuses new entries while the ledger is halted.
create function ledger.refuse_when_halted() returns trigger language plpgsql as $$
begin
  if exists (select from ledger.halt) then
    raise exception 'the ledger is read-only' using errcode = 'SK001';
  end if;
  return null;
end $$;
create trigger pending_refused_when_halted before insert on ledger.pending
  for each statement execute function ledger.refuse_when_halted();

-- Refuses a commit that took an entry out of the queue without giving it its place.
create function ledger.require_place() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger.entry where submission = old.submission) then
    raise exception 'submission % left the queue without a place in history', old.submission
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger pending_gets_its_place after delete on ledger.pending
  deferrable initially deferred for each row execute function ledger.require_place();

-- Adds tiles, or lengthens them: what a tile held before must begin what it holds after. Runs as the owner.
create function ledger.grow_tiles(levels smallint[], indexes bigint[], widths smallint[], contents bytea[])
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  grown integer;
begin
  with asked as (
    select * from unnest(levels, indexes, widths, contents) as asked (level, index, width, bytes)
  ), written as (
    insert into ledger.tile as tile (level, index, width, bytes)
    select level, index, width, bytes from asked
    on conflict (level, index) do update set width = excluded.width, bytes = excluded.bytes
    where tile.width < excluded.width
    and tile.bytes = substring(excluded.bytes from 1 for length(tile.bytes))
    returning 1
  )
  select count(*) into grown from written;
  if grown <> cardinality(levels) then
    raise exception 'a tile would say something else than it said' using errcode = 'integrity_constraint_violation';
  end if;
end $$;

-- Erases the content and salt of an entry, when this transaction appends a `redacted` entry that names it. Runs as the owner.
create function ledger.erase_content(erased_index bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ground bigint;
begin
  select pending.submission into ground from ledger.pending
  join ledger.content using (submission)
  where pending.xid = pg_current_xact_id()
  and pending.type = 'redacted'
  and (convert_from(content.body, 'UTF8')::jsonb ->> 'index')::bigint = erased_index;
  if not found then
    raise exception 'entry % is erased by a redacted entry in the same transaction, or not at all', erased_index
      using errcode = 'insufficient_privilege';
  end if;
  delete from ledger.content using ledger.entry
  where entry.index = erased_index and content.submission = entry.submission;
  insert into ledger.redaction (index, redacted_by) values (erased_index, ground)
  on conflict (index) do update set redacted_by = excluded.redacted_by;
end $$;

-- What the masked version of a redacted entry says, as the bytes of its JSON; null when none was given.
create function ledger.masked_body(redacted_body bytea) returns bytea language sql immutable as
  $$ select convert_to(nullif(convert_from(redacted_body, 'UTF8')::jsonb -> 'version', 'null'::jsonb)::text, 'UTF8') $$;

create schema if not exists published;
-- The content of a redacted entry is its masked version, where one was given.
create view published.entry as
  select entry.index, entry.type, entry.subject, entry.organisation, entry.role, entry.at, entry.leaf, entry.leaf_hash,
    coalesce(content.body, ledger.masked_body(masked.body)) as body
  from ledger.entry
  left join ledger.content using (submission)
  left join ledger.redaction on redaction.index = entry.index
  left join ledger.content as masked on masked.submission = redaction.redacted_by;
-- All that is remembered, also what still waits for its index, in the order it was handed in.
create view published.remembered as
  select entry.submission, entry.index, entry.type, entry.subject,
    coalesce(content.body, ledger.masked_body(masked.body)) as body
  from ledger.entry
  left join ledger.content using (submission)
  left join ledger.redaction on redaction.index = entry.index
  left join ledger.content as masked on masked.submission = redaction.redacted_by
  union all
  select pending.submission, null, pending.type, pending.subject, content.body
  from ledger.pending
  left join ledger.content using (submission);
