-- The clocks of a case: what somebody must do by when, and whether it was done in time.

create table case_clocks (
    brand_id uuid not null,
    case_id uuid not null,
    cycle integer not null,
    number integer not null check (number > 0),
    kind text not null check (kind in ('first_reply', 'next_reply', 'resolution', 'principle')),
    started_at timestamptz not null,
    due_at timestamptz not null,
    stopped_at timestamptz,
    primary key (brand_id, case_id, cycle, number),
    foreign key (brand_id, case_id, cycle) references case_cycles (brand_id, case_id, cycle),
    check (due_at >= started_at),
    check (stopped_at >= started_at)
);

create unique index running_case_clocks on case_clocks (brand_id, case_id, kind) where stopped_at is null;

alter table case_clocks enable row level security;
alter table case_clocks force row level security;
create policy brand on case_clocks using (brand_id = app_brand()) with check (brand_id = app_brand());

-- Cases from before kept the first clock alone, a reopened one that of its first cycle; their resolution is given the built-in week.
-- The policies of rows bind a table's owner too, but for these statements.
alter table cases no force row level security;
alter table case_cycles no force row level security;
alter table case_clocks no force row level security;

insert into case_clocks (brand_id, case_id, cycle, number, kind, started_at, due_at, stopped_at)
select
    c.brand_id, c.id, c.cycle, 1, case when c.breaks_principle then 'principle' else 'first_reply' end, y.opened_at,
    case
        when c.cycle = 1 then greatest(c.due_at, y.opened_at)
        when c.breaks_principle then y.opened_at + interval '30 minutes'
        else y.opened_at + interval '4 hours'
    end,
    -- Least passes nulls over, greatest too: what nobody has answered has no end.
    case when num_nonnulls(y.dialogue_at, y.platform_at, y.legal_at, y.closed_at) > 0
        then greatest(least(y.dialogue_at, y.platform_at, y.legal_at, y.closed_at), y.opened_at) end
from cases c
join case_cycles y on y.brand_id = c.brand_id and y.case_id = c.id and y.cycle = c.cycle;

insert into case_clocks (brand_id, case_id, cycle, number, kind, started_at, due_at, stopped_at)
select c.brand_id, c.id, c.cycle, 2, 'resolution', y.opened_at, y.opened_at + interval '7 days', y.closed_at
from cases c
join case_cycles y on y.brand_id = c.brand_id and y.case_id = c.id and y.cycle = c.cycle;

-- When somebody must act next: what the queue goes by.
update cases c
set due_at = k.due_at
from (select brand_id, case_id, min(due_at) as due_at from case_clocks where stopped_at is null group by brand_id, case_id) k
where k.brand_id = c.brand_id and k.case_id = c.id;

alter table case_clocks force row level security;
alter table case_cycles force row level security;
alter table cases force row level security;
