-- The queue reads the next cases in the order of their clocks instead of sorting all that are open: those that break a principle, and those
-- that wait for others. The rest has open_cases_by_urgency.
create index open_cases_against_principles on cases (brand_id, due_at, id) where step <> 'closed' and breaks_principle;
create index open_cases_of_others on cases (brand_id, due_at, id) where step <> 'closed' and waiting <> 'nobody';

-- The few cycles that tell more of what to decide than their case does.
create index cycles_to_decide on case_cycles (brand_id, case_id, cycle)
    where closed_at is null and (platform_decision = 'refused' or author_refused or lead_at is not null);
create index cycles_referred_to_law on case_cycles (brand_id, legal_at) where legal_at is not null;
