-- The queue reads the next cases in the order of their clocks instead of sorting all that are open: those that break a principle, and those
-- that wait for others. The rest has open_cases_by_urgency.
create index open_cases_against_principles on cases (brand_id, due_at, id) where step <> 'closed' and breaks_principle;
create index open_cases_of_others on cases (brand_id, due_at, id) where step <> 'closed' and waiting <> 'nobody';
