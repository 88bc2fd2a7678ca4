-- Needs are told once for all, by the registry.
drop table similarity.told_need;
