-- What is sealed of a post is said once, whoever seals it: intake as it comes in, or a verdict that opens a case.

create function evidence_content(
    network text,
    external_id text,
    parent_external_id text,
    url text,
    author_external_id text,
    author_handle text,
    body text,
    posted_at timestamptz,
    edited_at timestamptz,
    received_at timestamptz,
    payload bytea
) returns text
language sql stable
as $$
    select json_build_object(
        'network', network, 'external_id', external_id, 'parent_external_id', parent_external_id, 'url', url,
        'author_external_id', author_external_id, 'author_handle', author_handle, 'text', body,
        'posted_at', posted_at, 'edited_at', edited_at, 'received_at', received_at,
        'payload_sha256', encode(sha256(payload), 'hex')
    )::text
$$;
