-- What sources have ever said about a record is read on its page, not only what they say now.
create index observation_ever_by_record on registry.observation (record, observed_at, id);
drop index registry.observation_by_record;

-- Lists are ordered with what is unknown last, and an index that says otherwise is not used.
drop index registry.record_newest;
create index record_newest on registry.record (kind, changed_at desc nulls last, id);
