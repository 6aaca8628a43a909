-- What the desk answers: drafted, reviewed by a second person where it must be, published; the published words never change.

create table replies (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null default 1,
    case_id uuid not null,
    mention_id uuid not null,
    visibility text not null check (visibility in ('public', 'private')),
    text text not null,
    status text not null check (status in ('draft', 'in_review', 'changes_requested', 'approved', 'published')),
    blocks text[] not null,
    warnings text[] not null,
    author_id text not null,
    author text not null,
    reviewer_id text,
    reviewer text,
    review_reason text,
    reviewed_at timestamptz,
    published_at timestamptz,
    url text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (brand_id, id),
    foreign key (brand_id, case_id) references cases (brand_id, id),
    foreign key (brand_id, mention_id) references mentions (brand_id, id),
    check ((status = 'published') = (published_at is not null)),
    check (reviewer_id <> author_id)
);

create index replies_by_case on replies (brand_id, case_id, created_at desc, id desc);
create index replies_by_created_at on replies (brand_id, created_at desc, id desc);
-- What was said lately, to notice the same words said to everybody.
create index published_replies on replies (brand_id, published_at desc) where published_at is not null;

alter table replies enable row level security;
alter table replies force row level security;
create policy brand on replies using (brand_id = app_brand()) with check (brand_id = app_brand());
