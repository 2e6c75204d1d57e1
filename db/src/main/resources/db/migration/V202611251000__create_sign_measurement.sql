-- Warning signs that a data model ages, as they were measured over time.
create table sign_measurement (
    migration_id  bigint            not null references migration (id),
    sign          text              not null,
    measured_at   timestamptz       not null,
    measured_by   text,
    value         double precision,
    base          double precision,
    subjects      jsonb             not null,
    note          text              not null,
    primary key (migration_id, sign, measured_at)
);

create index sign_measurement_at on sign_measurement (migration_id, measured_at);

comment on column sign_measurement.measured_by is 'Display name of the person who asked for it; null for the daily one.';
comment on column sign_measurement.value is 'What is compared with the limit; null if not enough was known, and the note says what was missing.';
comment on column sign_measurement.base is 'The plain figure that later measurements are compared with, for signs that tell a change.';
comment on column sign_measurement.subjects is 'What it was found in: ids of patterns, findings, indexes.';

create table sign_limit (
    workspace_id  bigint            not null references workspace (id),
    sign          text              not null,
    value         double precision  not null,
    primary key (workspace_id, sign)
);

comment on table sign_limit is 'From which value on a sign speaks, where a workspace decided otherwise than Drover.';
