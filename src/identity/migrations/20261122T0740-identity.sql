-- Who acts, and what for. People are known here and nowhere else: entries name organisations and roles, never a person.
create schema identity;

-- Someone who has signed in. No personal number, no address: a digest of what the issuer calls them, and their name.
create table identity.account (
  id uuid primary key default gen_random_uuid(),
  -- SHA-256 over the issuer and what it calls the person
  key bytea not null unique,
  -- id of the configured provider, or `demonstration`
  provider text not null,
  name text,
  demonstration boolean not null,
  created_at timestamptz not null,
  signed_in_at timestamptz not null
);

-- Which organisations the issuer vouched for at the last sign-in. Without one, a role there sleeps.
create table identity.affiliation (
  account uuid not null references identity.account on delete cascade,
  organisation text not null,
  primary key (account, organisation)
);
create index affiliation_by_organisation on identity.affiliation (organisation);

-- A role given to someone: in an organisation, or nationally when that is null.
create table identity.assignment (
  id bigint generated always as identity primary key,
  account uuid not null references identity.account on delete cascade,
  organisation text,
  role text not null,
  ground text not null check (ground in ('claimed', 'confirmed', 'granted', 'handed-over', 'installation', 'demonstration')),
  since timestamptz not null,
  unique nulls not distinct (account, organisation, role)
);
create index assignment_by_organisation on identity.assignment (organisation);

-- A browser that is signed in. Only a digest of its token is kept; what has ended is deleted.
create table identity.session (
  hash bytea primary key,
  account uuid not null references identity.account on delete cascade,
  -- the assignment that is acted in
  organisation text,
  role text,
  through text,
  opened_at timestamptz not null,
  seen_at timestamptz not null
);
create index session_by_account on identity.session (account);

-- Sign-ins under way: taken once by the browser that began them, or swept after ten minutes.
create table identity.sign_in (
  -- SHA-256 of `state`
  hash bytea primary key,
  -- SHA-256 of the cookie of the browser that began
  browser bytea not null,
  provider text not null,
  nonce text not null,
  verifier text not null,
  begun_at timestamptz not null
);

-- Joint bodies that act for their members.
create table identity.representation (
  body text not null,
  member text not null check (member <> body),
  since timestamptz not null,
  primary key (body, member)
);

-- Who has asked to become the first administrator. Published without the person; one at a time in each organisation.
create table identity.administration_claim (
  id bigint generated always as identity primary key,
  organisation text not null,
  account uuid references identity.account on delete set null,
  claimed_at timestamptz not null,
  effective_at timestamptz not null,
  contested_at timestamptz,
  outcome text check (outcome in ('taken', 'confirmed', 'refused', 'withdrawn')),
  settled_at timestamptz
);
create unique index administration_claim_open on identity.administration_claim (organisation) where settled_at is null;

-- Keys for machines: the key itself is shown once and kept by nobody here.
create table identity.api_key (
  id text primary key,
  organisation text not null,
  label text not null,
  role text not null,
  hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz
);
create index api_key_by_organisation on identity.api_key (organisation);

create constraint trigger assignment_leaves_entry after insert or update or delete on identity.assignment
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger representation_leaves_entry after insert or update or delete on identity.representation
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger administration_claim_leaves_entry
  after insert or update of outcome, contested_at, effective_at on identity.administration_claim
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger api_key_leaves_entry after insert or update of revoked_at, role, hash, expires_at on identity.api_key
  deferrable initially deferred for each row execute function ledger.require_entry();

create schema if not exists published;
create view published.representation as select body, member, since from identity.representation;
-- that somebody has asked, and when it takes effect; never who
create view published.administration_claim as
  select organisation, claimed_at, effective_at, contested_at, outcome, settled_at from identity.administration_claim;
