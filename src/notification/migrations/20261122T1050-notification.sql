-- Who follows what, and the mail that goes out. All of it is private: nothing here is published, exported or told in an entry.
-- Preferences are no facts, so these tables leave no entries; that an organisation has set an address for a role leaves one,
-- without the address.
create schema notification;

-- Somebody who follows something, or wants mail.
create table notification.follower (
  -- an account of the identity slice
  account uuid primary key,
  language text not null check (language in ('sv', 'en')),
  pace text not null default 'weekly' check (pace in ('none', 'daily', 'weekly')),
  -- the first entry they have not said that they have seen
  seen_to bigint not null default 0,
  -- the first entry that no digest has told of, and the last day on which one was queued or sent
  digest_to bigint not null default 0,
  digest_on date,
  demonstration boolean not null
);

create table notification.follow (
  account uuid not null references notification.follower on delete cascade,
  kind text not null check (kind in ('initiative', 'solution', 'product', 'organisation', 'need', 'search')),
  target text not null,
  -- the first entry that is news
  from_index bigint not null,
  since timestamptz not null,
  primary key (account, kind, target)
);
create index follow_by_target on notification.follow (kind, target);

-- An entry that concerns what somebody follows. What it says is read from the ledger each time, so what is erased there is gone here.
create table notification.news (
  account uuid not null references notification.follower on delete cascade,
  index bigint not null,
  -- what is followed; `witness` for what concerns the organisation somebody is a front-line witness at
  kind text not null,
  target text not null,
  at timestamptz not null,
  primary key (account, index)
);
create index news_by_age on notification.news (at);

-- Where mail goes. Nothing but the question whether it is right is sent to an address before `confirmed_at`.
create table notification.address (
  -- `account:<id>`, `role:<organisation>:<role>` or `oversight:<address>`
  recipient text primary key,
  address text not null,
  language text not null check (language in ('sv', 'en')),
  since timestamptz not null,
  confirmed_at timestamptz,
  -- when an oversight body, whose address the operator sets, asked for no more
  stopped_at timestamptz
);

-- Links in mail. Only a digest of the 256 random bits is kept.
create table notification.token (
  -- SHA-256
  hash bytea primary key,
  purpose text not null check (purpose in ('confirm-address', 'unsubscribe', 'still-true')),
  recipient text not null,
  -- the address to confirm, or the record
  about text,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index token_by_recipient on notification.token (recipient);

-- Mail that is to go, and what has gone. Neither addresses nor texts: both are looked up at the moment of sending.
create table notification.mail (
  id bigint generated always as identity primary key,
  recipient text not null,
  -- what it is for: once for each recipient
  occasion text not null,
  about jsonb not null,
  queued_at timestamptz not null,
  -- not before this
  next_at timestamptz not null,
  attempts integer not null default 0,
  sent_at timestamptz,
  -- why it is not sent any more
  dropped text,
  unique (recipient, occasion)
);
create index mail_waiting on notification.mail (next_at) where sent_at is null and dropped is null;

-- Entries that a role or an oversight body has been told of, or is to be.
create table notification.duty (
  recipient text not null,
  index bigint not null,
  primary key (recipient, index)
);

-- Which confirmation a recipient has been reminded to renew.
create table notification.reminder (
  recipient text not null,
  record text not null,
  confirmed_at timestamptz not null,
  reminded_at timestamptz not null,
  primary key (recipient, record, confirmed_at)
);
