-- Facts that nobody can measure from here, and that people declare: rules compare with them. No part of any digest.
create table inventory_total (
    migration_id  bigint       primary key references migration (id),
    average_rps   numeric      check (average_rps >= 0),
    peak_rps      numeric      check (peak_rps >= 0),
    origin        text         not null check (origin <> ''),
    version       int          not null,
    changed_by    text         not null,
    changed_at    timestamptz  not null,
    check (average_rps is not null or peak_rps is not null)
);

comment on table inventory_total is 'The calls of the whole system, to compare with the sum of its access patterns.';
comment on column inventory_total.origin is 'How the total is known, for example: load balancer, 2026-11-01.';
comment on column inventory_total.version is 'Counts up with every change: who saves must name the version they read.';

create table sdk_import_count (
    migration_id  bigint       primary key references migration (id),
    imports       int          not null check (imports >= 0),
    counted_by    text         not null check (counted_by <> ''),
    counted_on    date         not null,
    command       text         not null,
    version       int          not null,
    changed_by    text         not null,
    changed_at    timestamptz  not null
);

comment on column sdk_import_count.imports is 'Imports of types of the vendor outside of the adapter.';
comment on column sdk_import_count.command is 'What was run to count them; Drover never runs it. Empty if nobody has said.';

create table spending (
    migration_id   bigint       primary key references migration (id),
    budget_usd     numeric      check (budget_usd > 0),
    alarm_percent  int          check (alarm_percent between 1 and 1000),
    version        int          not null,
    changed_by     text         not null,
    changed_at     timestamptz  not null
);

comment on column spending.budget_usd is 'What a month may cost; null if nobody has said.';
comment on column spending.alarm_percent is 'The part of the budget at which somebody is told; null for no alarm.';

create table actual_bill (
    migration_id  bigint   not null references spending (migration_id),
    day           date     not null,
    usd           numeric  not null check (usd >= 0),
    primary key (migration_id, day)
);

comment on table actual_bill is 'What AWS charged for the target on a day (UTC), as somebody typed or pasted it.';
