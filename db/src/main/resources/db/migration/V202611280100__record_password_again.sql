alter table signoff_decision add column password_again boolean not null default false;

comment on column signoff_decision.password_again is 'Whether the person entered their password again with the decision, as production asks for.';
