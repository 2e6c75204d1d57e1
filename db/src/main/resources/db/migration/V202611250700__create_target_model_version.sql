-- Every version that a target model had, to compare them and to go back.
create table target_model_version (
    migration_id  bigint      not null references migration (id),
    version       int         not null,
    document      jsonb       not null,
    person_id     bigint      references person (id),
    changed_by    text        not null,
    changed_at    timestamptz not null,
    sentence      text        not null,
    primary key (migration_id, version)
);

comment on column target_model_version.person_id is 'Null only for what was there before versions were kept.';
comment on column target_model_version.sentence is 'What the change was, as the audit trail says it.';

insert into target_model_version (migration_id, version, document, changed_by, changed_at, sentence)
select migration_id, version, document, changed_by, changed_at, 'As it was when Drover began to keep versions.'
  from target_model;
