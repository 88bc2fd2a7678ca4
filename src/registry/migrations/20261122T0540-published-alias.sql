-- Other names of organisations, for slices that look organisations up by name.
create view published.organisation_alias as select * from registry.organisation_alias;
