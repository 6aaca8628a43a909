-- Authors who were asked whether they speak for the brand, and what they answered; an author's erasure takes it all along.

create table advocates (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    version integer not null default 1,
    author_id uuid not null,
    status text not null check (status in ('consented', 'declined', 'withdrawn')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (brand_id, id),
    unique (brand_id, author_id),
    foreign key (brand_id, author_id) references authors (brand_id, id) on delete cascade
);

-- Every answer stays as it was recorded: consent must be shown, and its withdrawal too.
create table advocate_answers (
    brand_id uuid not null,
    advocate_id uuid not null,
    number integer not null check (number > 0),
    answer text not null check (answer in ('consented', 'declined', 'withdrawn')),
    asked_by text not null check (char_length(asked_by) between 1 and 200),
    asked_at timestamptz not null,
    answered_at timestamptz not null check (answered_at >= asked_at),
    given_through text not null check (given_through in ('private_message', 'public_post', 'email', 'phone', 'form', 'in_person')),
    note text check (char_length(note) <= 1000),
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (brand_id, advocate_id, number),
    foreign key (brand_id, advocate_id) references advocates (brand_id, id) on delete cascade
);

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['advocates', 'advocate_answers'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;

revoke update, truncate on advocate_answers from entente_app;
