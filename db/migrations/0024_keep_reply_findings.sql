-- What the rules saw in the present text of a reply, with the place and the words' key; blocks and warnings are its ids, to be counted by.
alter table replies add column findings jsonb not null default '[]';
