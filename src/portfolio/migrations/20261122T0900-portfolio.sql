-- What the indicators count. All of it is drawn from the ledger and the published views, and can be made anew at any time,
-- so it leaves no entries of its own.
create schema portfolio;

-- What the registry said of an initiative from one entry on, in the few facts that indicators count.
create table portfolio.version (
  record text not null,
  index bigint not null,
  at timestamptz not null,
  -- null: no organisation of the register
  organisation text,
  state jsonb not null,
  primary key (record, index)
);
create index version_by_organisation on portfolio.version (organisation, record);

-- What one organisation adds to one indicator: now, and at the end of each month.
create table portfolio.tally (
  indicator text not null,
  -- empty: initiatives that no organisation of the register stands behind
  organisation text not null,
  counted bigint not null,
  among bigint not null,
  unknown bigint not null,
  -- by name, for what is more than one number
  parts jsonb not null,
  -- [[month, counted, among, unknown], …], oldest first, months with something in them
  series jsonb not null,
  primary key (indicator, organisation)
);
create index tally_by_organisation on portfolio.tally (organisation);

-- How many initiatives each set of sources has told of, by organisation and need.
create table portfolio.found_by (
  organisation text not null,
  need text not null,
  -- names of kinds of source, by the alphabet, with + between them
  lists text not null,
  initiatives integer not null,
  primary key (organisation, need, lists)
);

-- How far the figures have come: one row.
create table portfolio.standing (
  singleton boolean primary key default true check (singleton),
  computed_at timestamptz not null
);
