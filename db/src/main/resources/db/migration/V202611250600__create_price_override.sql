-- Single prices that a person answers for, instead of those of the workspace's price list.
create table price_override (
    workspace_id  bigint      not null references workspace (id),
    price         text        not null,
    usd           numeric     not null check (usd > 0),
    reason        text        not null check (reason <> ''),
    changed_by    text        not null,
    changed_at    timestamptz not null,
    primary key (workspace_id, price)
);

comment on column price_override.price is 'Service and name of the price as in a price file: AmazonDynamoDB/WriteRequestUnits.';
comment on column price_override.usd is 'USD for one unit, not for a million.';
comment on column price_override.changed_by is 'Display name at that moment.';
