-- People may come in through a provider of their house: known there by issuer and subject, never by an address alone.

create table user_identities (
    issuer text not null check (char_length(issuer) between 1 and 500),
    subject text not null check (char_length(subject) between 1 and 255),
    user_id uuid not null references users (id),
    linked_at timestamptz not null,
    primary key (issuer, subject)
);

create index user_identities_by_user on user_identities (user_id);

alter table user_identities enable row level security;
alter table user_identities force row level security;
create policy instance on user_identities using (app_is_instance()) with check (app_is_instance());

-- Whoever came through a provider has no password until they choose one.
alter table users alter column password_hash drop not null;
