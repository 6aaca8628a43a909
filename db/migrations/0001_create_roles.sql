-- The role the product works as, and the two settings by which a session says whose rows it means.

do $$
begin
    if not exists (select from pg_roles where rolname = 'entente_app') then
        create role entente_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
    end if;
exception
    -- Another database of the same server was migrated at this very moment.
    when duplicate_object or unique_violation then null;
end $$;

do $$
begin
    if not pg_has_role(current_user, 'entente_app', 'member') then
        execute format('grant entente_app to %I', current_user);
    end if;
end $$;

grant usage on schema public to entente_app;
revoke create on schema public from public;
alter default privileges in schema public grant select, insert, update, delete on tables to entente_app;

create function app_brand() returns uuid language sql stable parallel safe
return nullif(current_setting('app.brand', true), '')::uuid;

create function app_is_instance() returns boolean language sql stable parallel safe
return coalesce(current_setting('app.instance', true), '') = 'on';
