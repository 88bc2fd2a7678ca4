-- Files that belong to a sheet. The bytes are kept once, by their hash, in the database, so that a backup holds them.
create table workspace.attachment_content (
  sha256 bytea primary key,
  bytes bytea not null
);

create table workspace.attachment (
  id text primary key,
  sheet text not null references workspace.sheet on delete cascade,
  sha256 bytea not null,
  name text not null,
  kind text not null,
  size integer not null,
  -- those who edit, the organisation, the public sector, everybody
  level text not null check (level in ('draft', 'organisation', 'public-sector', 'public')),
  -- whether its text could be read, and which kinds of personal data stand in it
  readable boolean not null,
  findings text[] not null,
  salt bytea not null,
  added_at timestamptz not null,
  shared_at timestamptz,
  removed_at timestamptz,
  ground text
);
create index attachment_by_sheet on workspace.attachment (sheet, added_at);
create index attachment_by_content on workspace.attachment (sha256);

create constraint trigger attachment_leaves_entry after insert or update or delete on workspace.attachment
  deferrable initially deferred for each row execute function ledger.require_entry();

-- What everybody may open, as long as the record and its documents are public; what was public and was removed is named.
create view published.attachment as
  select attachment.id, sheet.record, sheet.organisation, attachment.name, attachment.kind, attachment.size,
    encode(attachment.sha256, 'hex') as sha256, attachment.shared_at, attachment.removed_at, attachment.ground
  from workspace.attachment
  join workspace.sheet on sheet.id = attachment.sheet
  where attachment.level = 'public' and sheet.record is not null and sheet.published_claims is not null
  and not jsonb_path_exists(sheet.published_claims, '$.withheld[*] ? (@.field == "all" || @.field == "documents")')
  -- documents can be withheld where there are no links to name as withheld; a tender's opened when it was last told anew
  and (
    sheet.published #> '{fields,documents}' is null
    or sheet.published #>> '{fields,documents,ground}' = 'tender'
    and (sheet.published #>> '{fields,documents,until}')::date < (sheet.confirmed_at at time zone 'Europe/Stockholm')::date
  );
