-- The history, chained: every event is sealed by a hash over the one before it, so that an altered, removed or moved line is found.

-- The chain holds a salted hash of an event's details, never the details: they can be erased and the chain still verifies.
alter table case_events add column details_salt uuid not null default gen_random_uuid();

create table audit_entries (
    brand_id uuid not null references brands (brand_id),
    seq bigint not null check (seq > 0),
    event_id uuid not null,
    entry text not null,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (brand_id, seq),
    unique (brand_id, event_id),
    foreign key (brand_id, event_id) references case_events (brand_id, id)
);

alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy brand on audit_entries using (brand_id = app_brand()) with check (brand_id = app_brand());

revoke update, delete, truncate on audit_entries, case_events from entente_app;
