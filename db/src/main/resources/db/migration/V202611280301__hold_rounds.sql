-- Go/no-go rounds: people with a part in a migration meet and say whether it shall run. Nothing of it is a signature.
create table go_round (
    id            bigint generated always as identity primary key,
    migration_id  bigint      not null references migration (id),
    number        int         not null,
    revision_id   bigint      not null references revision (id),
    digest        text        not null,
    person_id     bigint      not null references person (id),
    person_name   text        not null,
    at            timestamptz not null,
    unique (migration_id, number)
);

comment on column go_round.digest is 'Of the whole plan when the round was opened; of another plan it says nothing.';

create table go_round_say (
    id            bigint generated always as identity primary key,
    round_id      bigint      not null references go_round (id),
    person_id     bigint      not null references person (id),
    person_name   text        not null,
    roles         text        not null,
    go            boolean     not null,
    reason        text        not null check (go or reason <> ''),
    at            timestamptz not null
);

create index go_round_say_round on go_round_say (round_id, id);

comment on table go_round_say is 'What somebody said; of one person the latest counts, and all of it stays.';

create table go_round_close (
    round_id      bigint      primary key references go_round (id),
    go            boolean     not null,
    note          text        not null check (note <> ''),
    seen          text        not null,
    person_id     bigint      not null references person (id),
    person_name   text        not null,
    at            timestamptz not null
);

comment on column go_round_close.seen is 'What held a live run back at that moment, in the words of the page.';

create trigger go_round_is_append_only before update or delete or truncate on go_round
    for each statement execute function refuse_change();
create trigger go_round_say_is_append_only before update or delete or truncate on go_round_say
    for each statement execute function refuse_change();
create trigger go_round_close_is_append_only before update or delete or truncate on go_round_close
    for each statement execute function refuse_change();
