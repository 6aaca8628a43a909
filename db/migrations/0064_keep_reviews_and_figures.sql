-- What figures forgot: reviews of replies that were written anew, and what a closed week was reported with beside its weekly counts.

-- What second readers decided of each text, with the rules that blocked it then.
create table reply_reviews (
    brand_id uuid not null,
    reply_id uuid not null,
    reviewed_at timestamptz not null,
    decision text not null check (decision in ('approved', 'changes_requested')),
    blocks text[] not null,
    author text not null,
    reviewer text not null,
    primary key (brand_id, reply_id, reviewed_at),
    foreign key (brand_id, reply_id) references replies (brand_id, id)
);

create index reply_reviews_by_age on reply_reviews (brand_id, reviewed_at);

-- What was kept of reviews before. The policies of rows bind a table's owner too, but for this statement.
alter table replies no force row level security;
insert into reply_reviews (brand_id, reply_id, reviewed_at, decision, blocks, author, reviewer)
select
    brand_id, id, reviewed_at, case when status in ('approved', 'published') then 'approved' else 'changes_requested' end, blocks, author,
    reviewer
from replies
where reviewed_at is not null and reviewer is not null;
alter table replies force row level security;

alter table reply_reviews enable row level security;
alter table reply_reviews force row level security;
create policy brand on reply_reviews using (brand_id = app_brand()) with check (brand_id = app_brand());

revoke update, delete, truncate on reply_reviews from entente_app;

-- The figures that no weekly count holds: [{"metric", "value", "numerator", "denominator"}]; null of weeks closed before.
alter table closed_weeks add column figures jsonb;

-- Clocks kept are counted in the week they began.
create index case_clocks_by_start on case_clocks (brand_id, started_at);
