-- What winning fans costs: campaigns, what was spent on them, and who came by them; one currency a brand.

-- The currency of a brand's ledger. Campaigns and costs point at it by their own currency, so that no other can be mixed in.
create table acquisition_ledgers (
    brand_id uuid not null references brands (brand_id),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    primary key (brand_id),
    unique (brand_id, currency)
);

create table campaigns (
    brand_id uuid not null,
    id uuid not null,
    version integer not null default 1,
    kind text not null check (kind in ('contest', 'paid', 'organic')),
    name text not null check (char_length(name) between 1 and 200),
    network text not null
        check (network in ('facebook', 'instagram', 'x', 'mastodon', 'bluesky', 'youtube', 'trustpilot', 'google_reviews', 'other')),
    channel_id uuid,
    currency text not null,
    reach numeric(5, 4) check (reach > 0 and reach <= 1),
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),
    notes text check (char_length(notes) <= 4000),
    created_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (brand_id, id),
    unique (brand_id, id, currency),
    foreign key (brand_id, currency) references acquisition_ledgers (brand_id, currency),
    foreign key (brand_id, channel_id) references channels (brand_id, id) on delete set null (channel_id)
);

comment on column campaigns.reach is 'the part of its fans that a post of the brand reaches';

create table campaign_costs (
    brand_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    kind text not null check (kind in ('prize', 'advertising', 'agency', 'production', 'work', 'other')),
    spent_on date not null,
    amount bigint not null check (amount > 0),
    currency text not null,
    note text check (char_length(note) <= 1000),
    created_by text not null,
    created_at timestamptz not null,
    primary key (brand_id, id),
    foreign key (brand_id, campaign_id, currency) references campaigns (brand_id, id, currency)
);

comment on column campaign_costs.amount is 'in minor units of the currency: cents of the euro';

create index campaign_costs_by_campaign on campaign_costs (brand_id, campaign_id, spent_on, id);
create index campaign_costs_by_day on campaign_costs (brand_id, spent_on);

-- So many unnamed fans on a day or in the week that begins on it, or one fan by name. A fan whose author is erased still counts.
create table campaign_fans (
    brand_id uuid not null,
    id uuid not null,
    version integer not null default 1,
    campaign_id uuid not null,
    won_on date not null,
    days integer not null check (days = 1 or days = 7),
    count integer not null check (count between 0 and 100000000),
    is_named boolean not null,
    author_id uuid,
    created_by text not null,
    created_at timestamptz not null,
    primary key (brand_id, id),
    foreign key (brand_id, campaign_id) references campaigns (brand_id, id),
    foreign key (brand_id, author_id) references authors (brand_id, id) on delete set null (author_id),
    check (is_named or author_id is null),
    check (not is_named or (count = 1 and days = 1)),
    check (days = 1 or extract(isodow from won_on) = 1)
);

-- Who is won once stays won by the campaign that came first.
create unique index fan_of_a_campaign on campaign_fans (brand_id, author_id) where author_id is not null;
create unique index fans_counted_once on campaign_fans (brand_id, campaign_id, won_on) where not is_named;
create index campaign_fans_by_campaign on campaign_fans (brand_id, campaign_id, won_on, id);
create index campaign_fans_by_day on campaign_fans (brand_id, won_on);

create index case_cycles_won_back on case_cycles (brand_id, closed_at)
    where dialogue_at is not null and outcome in ('changed_mind', 'edited', 'withdrew', 'defends_brand');

-- Authors won back by dialogue, each once, where they first came round.
create view recovered_authors with (security_invoker = true) as
select distinct on (c.brand_id, c.author_id)
    c.brand_id, c.author_id, c.network, coalesce(c.category, 'unclassified') as category, c.id as case_id, y.outcome,
    y.closed_at as recovered_at
from case_cycles y
join cases c on c.brand_id = y.brand_id and c.id = y.case_id
where c.author_id is not null and c.standing <> 'welcome' and y.dialogue_at is not null
    and y.outcome in ('changed_mind', 'edited', 'withdrew', 'defends_brand')
order by c.brand_id, c.author_id, y.closed_at, y.case_id;

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array['acquisition_ledgers', 'campaigns', 'campaign_costs', 'campaign_fans'] loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format('create policy brand on %I using (brand_id = app_brand()) with check (brand_id = app_brand())', tenant_table);
    end loop;
end $$;
