alter table signing_policy add column changed_by_id bigint references person (id);
comment on column signing_policy.changed_by_id is 'Nobody signs under a rule of their own.';
