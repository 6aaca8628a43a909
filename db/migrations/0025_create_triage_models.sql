-- Each brand's own layer of the triage: every training with its figures and why it counts or not, and which model is in force.

-- A row is asked for first (queued), so that of several servers one takes each number. figures are those of the trial, content is the
-- layer itself; of what never came into force only the figures are kept.
create table triage_models (
    brand_id uuid not null references brands (brand_id),
    number integer not null check (number > 0),
    version integer not null default 1,
    status text not null check (status in ('queued', 'running', 'succeeded', 'failed')),
    requested_by text not null,
    requested_at timestamptz not null,
    attempts integer not null default 0,
    started_at timestamptz,
    finished_at timestamptz,
    decision text
        check (decision in ('replaced', 'too_few_verdicts', 'too_many_set_aside', 'gain_too_small', 'gain_uncertain', 'overtaken')),
    shipped_version text,
    verdicts integer,
    new_verdicts integer,
    set_aside integer,
    trained_on integer,
    held_out integer,
    agreement_before double precision,
    agreement_after double precision,
    lowest_gain double precision,
    highest_gain double precision,
    sha256 text,
    content bytea,
    failure text,
    primary key (brand_id, number),
    check ((status = 'succeeded') = (decision is not null)),
    check ((decision = 'replaced') = (content is not null))
);

-- One training of a brand at a time.
create unique index triage_models_under_way on triage_models (brand_id) where status in ('queued', 'running');

-- The model that counts; no row or no number is the shipped one alone.
create table triage_choices (
    brand_id uuid primary key references brands (brand_id),
    version integer not null check (version > 1),
    number integer,
    chosen_by text not null,
    chosen_at timestamptz not null,
    reason text not null,
    foreign key (brand_id, number) references triage_models (brand_id, number)
);

create index verdicts_by_given_at on verdicts (brand_id, given_at, id);

-- What happens to a brand and to no case of it; chained with the events of cases.
create table brand_events (
    brand_id uuid not null references brands (brand_id),
    id uuid not null,
    kind text not null check (kind in ('model_replaced', 'model_chosen')),
    actor text not null,
    happened_at timestamptz not null,
    recorded_at timestamptz not null default now(),
    details jsonb not null,
    details_salt uuid not null default gen_random_uuid(),
    primary key (brand_id, id)
);

-- An entry's event is now in one of two tables. That its row is there is for the verification to say, which names a missing one.
alter table audit_entries drop constraint audit_entries_brand_id_event_id_fkey;

create view audited_events with (security_invoker = true) as
select brand_id, id, case_id, cycle, kind, actor, happened_at, details_salt, details
from case_events
union all
select brand_id, id, null, null, kind, actor, happened_at, details_salt, details
from brand_events;

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['triage_models', 'triage_choices', 'brand_events'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;

revoke update, delete, truncate on brand_events from entente_app;
revoke insert, update, delete on audited_events from entente_app;
