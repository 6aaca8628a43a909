-- What the brand publishes of its policies is part of its chained history.

alter table brand_events drop constraint brand_events_kind_check;
alter table brand_events add constraint brand_events_kind_check check (kind in ('model_replaced', 'model_chosen', 'policy_published'));
