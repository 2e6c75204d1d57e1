create table start_suggestion (
    migration_id   bigint      primary key references migration (id),
    starts_at      timestamptz not null,
    window_ends_at timestamptz,
    source_name    text        not null
);

comment on table start_suggestion is 'What the form of a planned start begins with; gone once a start is planned.';
comment on column start_suggestion.source_name is 'The migration whose planned start was moved.';
