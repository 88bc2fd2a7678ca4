-- What those who use the systems meet, and what became of it.
create schema frontline;
