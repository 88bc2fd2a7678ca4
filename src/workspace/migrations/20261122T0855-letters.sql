-- The answer waits behind the receipt, so no address of the writer is needed.
alter table workspace.letter drop column reply_to;
