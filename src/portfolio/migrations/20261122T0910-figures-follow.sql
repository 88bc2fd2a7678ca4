-- From which entry on the figures have not heard.
alter table portfolio.standing add column next_index bigint not null default 0;
