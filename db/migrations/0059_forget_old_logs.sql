-- What happened at the doors and what was practised is kept for a time. Both stay append-only for the product: it may only ask for what is
-- older than four weeks to be forgotten.

create function refuse_to_forget(before timestamptz) returns void language plpgsql as $$
begin
    if before > now() - interval '28 days' then
        raise exception 'nothing younger than four weeks is forgotten';
    end if;
end $$;

create function forget_access_events(before timestamptz) returns bigint language plpgsql security definer
set search_path = pg_catalog, public as $$
declare
    forgotten bigint;
begin
    perform refuse_to_forget(before);
    delete from access_events where happened_at < before;
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;

-- A run that was begun is as old as its beginning, finished or not.
create function forget_practice_runs(brand uuid, before timestamptz) returns bigint language plpgsql security definer
set search_path = pg_catalog, public as $$
declare
    forgotten bigint;
begin
    perform refuse_to_forget(before);
    delete from practice_answers a
    using practice_runs r
    where a.brand_id = brand and r.brand_id = brand and r.id = a.run_id and r.started_at < before;
    delete from practice_runs where brand_id = brand and started_at < before;
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;

revoke execute on function forget_access_events(timestamptz), forget_practice_runs(uuid, timestamptz) from public;
grant execute on function forget_access_events(timestamptz), forget_practice_runs(uuid, timestamptz) to entente_app;
