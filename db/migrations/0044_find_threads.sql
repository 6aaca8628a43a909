-- The thread around a post is looked up on every case that is opened: who else wrote under the same post.
create index mentions_by_parent on mentions (brand_id, network, parent_external_id, posted_at) where parent_external_id is not null;
