-- Links and identifiers are drawn from observations: they change only where an observation, and so an entry, came too.
create constraint trigger link_leaves_entry after insert or update or delete on registry.link
  deferrable initially deferred for each row execute function ledger.require_entry();
create constraint trigger identifier_leaves_entry after insert or update or delete on registry.identifier
  deferrable initially deferred for each row execute function ledger.require_entry();
