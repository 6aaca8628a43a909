-- The queue of open cases: broken principles first, then by when somebody must have answered.
create index open_cases_by_urgency on cases (brand_id, (not breaks_principle), due_at, id) where step <> 'closed';
