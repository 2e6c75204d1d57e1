create table pattern_change (
    migration_id  bigint      not null,
    number        int         not null,
    version       int         not null,
    revision      int         not null,
    way           text        not null,
    source        text        not null,
    undoes        int,
    person_id     bigint      not null references person (id),
    person_name   text        not null,
    changed_at    timestamptz not null,
    fields        jsonb       not null,
    primary key (migration_id, number, version),
    foreign key (migration_id, number) references access_pattern (migration_id, number)
);

create index pattern_change_person on pattern_change (migration_id, person_id, revision);
create index pattern_change_undoes on pattern_change (migration_id, undoes) where undoes is not null;

comment on table pattern_change is 'Who changed what in a pattern; written with the change. Patterns from before this table have no earlier rows.';
comment on column pattern_change.version is 'Of the pattern after the change; 1 is its addition.';
comment on column pattern_change.revision is 'Of the inventory after the change; all patterns that one deed changed share it.';
comment on column pattern_change.way is 'EDIT, PASTE, IMPORT, UNDO or PUT_BACK.';
comment on column pattern_change.source is 'The file that was imported; empty otherwise.';
comment on column pattern_change.undoes is 'The revision that this one takes back; null for every other way.';
comment on column pattern_change.person_name is 'As it was then.';
comment on column pattern_change.fields is 'The texts of every field that changed, before and after: {"peak_rps": ["120", "340"]}; empty text for no value.';

create trigger pattern_change_is_append_only before update or delete or truncate on pattern_change
    for each statement execute function refuse_change();
