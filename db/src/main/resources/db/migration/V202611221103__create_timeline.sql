create table announcement (
    id            bigint generated always as identity primary key,
    migration_id  bigint      not null references migration (id),
    at            timestamptz not null,
    person_id     bigint      not null references person (id),
    person_name   text        not null,
    sentence      text        not null
);

create index announcement_migration on announcement (migration_id, id);

create trigger announcement_is_append_only before update or delete or truncate on announcement
    for each statement execute function refuse_change();

-- Everything that happened to a migration, by whoever and whatever, in one order.
create view timeline_entry as
select r.migration_id, e.at, e.person_name, 'run' as source, e.kind as action, r.number as run_number,
       e.step_key, e.sentence, r.id * 1000000000 + e.seq as tie
  from run_event e
  join run r on r.id = e.run_id
 where e.kind not in ('PROGRESS', 'LOG')
union all
select a.migration_id, a.at, a.person_name, 'plan', a.action, null, '', a.sentence, a.seq
  from audit_entry a
 where a.migration_id is not null
union all
select n.migration_id, n.at, n.person_name, 'announcement', 'announcement', null, '', n.sentence, n.id
  from announcement n;
