alter table evidence validate constraint evidence_sha256_check;
alter table audit_entries validate constraint audit_entries_hash_check;
