-- What a record is for: what people have set, and what the rules told and need not be told again.

-- Set by a person in place of what the rules tell; an empty list says that none fits. A row that is gone lets the rules tell.
create table registry.need_correction (
  record text primary key references registry.record on delete cascade,
  -- the most fitting first
  needs text[] not null,
  reason text not null,
  organisation text,
  role text not null,
  corrected_at timestamptz not null
);
create constraint trigger need_correction_leaves_entry after insert or update or delete on registry.need_correction
  deferrable initially deferred for each row execute function ledger.require_entry();

-- What the rules told, kept because telling costs more than all other indexing. No history: it can be told again at any time.
create table registry.told_need (
  record text primary key references registry.record on delete cascade,
  -- of the words and codes it was told from, and of the rules
  checksum text not null,
  needs text[] not null
);

create view published.need_correction as select * from registry.need_correction;

-- The needs of each record, a person's word before the rules', by place from 1.
create view published.record_need as
  select record.id as record, told.need, told.place, need_correction.record is not null as by_person
  from registry.record
  left join registry.need_correction on need_correction.record = record.id
  left join registry.told_need on told_need.record = record.id
  cross join lateral unnest(coalesce(need_correction.needs, told_need.needs)) with ordinality as told (need, place);
