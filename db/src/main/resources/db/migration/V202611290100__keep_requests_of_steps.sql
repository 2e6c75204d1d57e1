-- What steps asked of AWS, added up: evidence that AWS can be asked about by its own request ids.
create table step_request (
    step_run_id bigint      not null references step_run (id),
    operation   text        not null check (operation <> ''),
    outcome     text        not null check (outcome <> ''),
    calls       bigint      not null check (calls > 0),
    first_id    text        not null,
    first_at    timestamptz not null,
    latest_id   text        not null,
    latest_at   timestamptz not null,
    refused_ids text[]      not null default '{}' check (cardinality(refused_ids) <= 20),
    primary key (step_run_id, operation, outcome)
);

comment on column step_request.operation is 'As the API of AWS names it, such as PutItem.';
comment on column step_request.outcome is '"answered", "no answer", or the error code of AWS.';
comment on column step_request.first_id is 'Of the answer that came first; empty if AWS gave none.';
comment on column step_request.refused_ids is 'The first ids of this outcome, if it is an error code.';
