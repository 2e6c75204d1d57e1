alter table import_draft
    add column choices jsonb,
    add column way text not null default 'IMPORT';

comment on column import_draft.choices is 'What every column of the file holds, as a person chose it; null until then.';
comment on column import_draft.way is 'IMPORT or PASTE.';

create table import_columns (
    migration_id  bigint  not null references migration (id),
    headings      text    not null,
    choices       jsonb   not null,
    primary key (migration_id, headings)
);

comment on table import_columns is 'What people chose for the columns of a file, for the next file with the same headings.';
comment on column import_columns.headings is 'SHA-256 over the headings as a JSON array.';
