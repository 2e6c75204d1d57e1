-- Until now a step that was rolled back lost its own end to the moment of the rollback; the story still knows it.
update step_run step
   set ended_at = story.at
  from (select undone.id, min(event.at) as at
          from step_run undone
          join run_event event on event.run_id = undone.run_id and event.step_key = undone.step_key
         where undone.status = 'ROLLED_BACK'
           and event.kind not in ('PROGRESS', 'LOG') and event.kind in ('STEP_DONE', 'STEP_SKIPPED')
           and event.at between undone.started_at and undone.ended_at
         group by undone.id) story
 where step.id = story.id;
