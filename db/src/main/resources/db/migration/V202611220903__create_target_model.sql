create table target_model (
    migration_id  bigint      primary key references migration (id),
    document      jsonb       not null,
    version       int         not null,
    changed_by    text        not null,
    changed_at    timestamptz not null
);

comment on column target_model.version is 'Counts up with every change: who saves must name the version they read.';
