-- An import tells how many of its posts opened no case for their age.
alter table imports add column too_old integer not null default 0;
