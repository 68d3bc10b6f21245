-- The mall's description is edited while the hall is full. What the editing screens must never do is refused here too,
-- whatever the code forgot: an agency's people touching the mall or another agency, and taking away what people wait for.

-- What is still waited for or served, for the modules that come before visit.
create view visit.open_leg with (security_invoker = true) as
  select mall_id, id, visit_id, service_id, queue_id, counter_id, service_day, state from visit.leg
  where state in ('planned', 'waiting', 'called', 'serving', 'deferred', 'parked', 'missed');
grant select on visit.open_leg to pendopo_app;

-- 1. Halls, hours, holidays and the mall's own name belong to nobody's agency.
create function mall.refuse_agencies() returns trigger language plpgsql as $$
begin
  if platform.current_agency() is not null then
    raise exception 'an agency does not change the mall itself' using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger refuse_agencies before update of code, name, short_name, region, time_zone, hosts, is_demonstration, accent,
  open_on_joint_leave, settings, rehearsing_since on mall.mall for each row execute function mall.refuse_agencies();
create trigger refuse_agencies before insert or update or delete on mall.site for each row execute function mall.refuse_agencies();
create trigger refuse_agencies before insert or update or delete on mall.hall for each row execute function mall.refuse_agencies();
-- A call raises the sequence of a zone, and officers call.
create trigger refuse_agencies before insert or delete or update of code, name, hall_id, is_retired on mall.zone
  for each row execute function mall.refuse_agencies();
create trigger refuse_agencies before insert or update or delete on mall.holiday for each row execute function mall.refuse_agencies();
create trigger refuse_agencies before insert or update or delete on mall.opening_form for each row execute function mall.refuse_agencies();
create trigger refuse_agencies before insert or update or delete on mall.document for each row execute function mall.refuse_agencies();

-- 2. Rows that name an agency hang on rows of that same agency: the copied agency_id is what row security looks at.
alter table service.queue add constraint queue_of_agency unique (mall_id, id, agency_id);
alter table service.service add constraint service_of_agency unique (mall_id, id, agency_id);
alter table counter.counter add constraint counter_of_agency unique (mall_id, id, agency_id);
alter table service.service drop constraint service_mall_id_queue_id_fkey,
  add constraint service_in_own_queue foreign key (mall_id, queue_id, agency_id) references service.queue (mall_id, id, agency_id);
alter table service.version drop constraint version_mall_id_service_id_fkey,
  add constraint version_of_own_service foreign key (mall_id, service_id, agency_id) references service.service (mall_id, id, agency_id);
alter table counter.profile drop constraint profile_mall_id_counter_id_fkey, drop constraint profile_mall_id_queue_id_fkey,
  add constraint profile_of_own_counter foreign key (mall_id, counter_id, agency_id) references counter.counter (mall_id, id, agency_id),
  add constraint profile_of_own_queue foreign key (mall_id, queue_id, agency_id) references service.queue (mall_id, id, agency_id);
alter table counter.roster drop constraint roster_mall_id_counter_id_fkey,
  add constraint roster_of_own_counter foreign key (mall_id, counter_id, agency_id) references counter.counter (mall_id, id, agency_id);
create function counter.keep_own_people() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from account.staff s where s.mall_id = new.mall_id and s.id = new.staff_id and s.agency_id = new.agency_id) then
    raise exception 'a counter is staffed by people of its own agency' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_own_people before insert or update of staff_id, agency_id on counter.roster
  for each row execute function counter.keep_own_people();

-- 3. Retiring or moving what people wait for. The row itself is the lock: whoever makes a leg wait holds it FOR KEY SHARE
-- (as its foreign key would), whoever takes it away holds it FOR UPDATE. So one of the two is first, and the other sees it.
create function service.keep_waited_for() returns trigger language plpgsql as $$
declare waiting int;
begin
  if tg_table_name = 'service' then
    perform 1 from service.service s where s.mall_id = new.mall_id and s.id = new.id for update;
    select count(distinct visit_id) into waiting from visit.open_leg l where l.mall_id = new.mall_id and l.service_id = new.id;
  else
    perform 1 from service.queue q where q.mall_id = new.mall_id and q.id = new.id for update;
    select count(distinct visit_id) into waiting from visit.open_leg l where l.mall_id = new.mall_id and l.queue_id = new.id;
  end if;
  if waiting > 0 then
    raise exception '% people wait for this', waiting using errcode = 'restrict_violation', detail = waiting::text;
  end if;
  return new;
end $$;
create trigger keep_waited_for before update on service.service for each row
  when ((new.is_retired and not old.is_retired) or new.queue_id <> old.queue_id) execute function service.keep_waited_for();
create trigger keep_waited_for before update on service.queue for each row
  when (new.is_retired and not old.is_retired) execute function service.keep_waited_for();

-- An officer hands people on to other agencies, whose rows the officer's own context does not let it lock: these checks
-- look with the eyes of the mall and give the context back.
create function visit.wait_for_what_is_there() returns trigger language plpgsql as $$
declare agency text := coalesce(current_setting('app.agency', true), '');
begin
  if agency <> '' then perform set_config('app.agency', '', true); end if;
  perform 1 from service.service s, service.queue q
  where s.mall_id = new.mall_id and s.id = new.service_id and not s.is_retired
    and q.mall_id = new.mall_id and q.id = new.queue_id and not q.is_retired
  for key share of s, q;
  if not found then
    -- Tried again with the mall as it is now, which refuses in words.
    raise exception 'the service or its queue is not there any more' using errcode = 'serialization_failure';
  end if;
  if agency <> '' then perform set_config('app.agency', agency, true); end if;
  return new;
end $$;
create trigger wait_for_what_is_there before insert on visit.leg for each row execute function visit.wait_for_what_is_there();
create trigger wait_for_what_is_there_again before update on visit.leg for each row
  when (new.queue_id <> old.queue_id or new.service_id <> old.service_id or (old.ended_at is not null and new.ended_at is null))
  execute function visit.wait_for_what_is_there();

-- The letter and the counting of a series hold while its numbers are out.
create function visit.number_as_the_series() returns trigger language plpgsql as $$
declare agency text := coalesce(current_setting('app.agency', true), '');
begin
  if agency <> '' then perform set_config('app.agency', '', true); end if;
  perform 1 from service.queue q
  where q.mall_id = new.mall_id and q.id = new.series_queue_id and not q.is_retired
    and left(new.ticket, length(q.letter)) = q.letter and (q.reset = 'never') = (new.series_day = date '0001-01-01')
  for key share;
  if not found then
    raise exception 'the series changed while a number was taken' using errcode = 'serialization_failure';
  end if;
  if agency <> '' then perform set_config('app.agency', agency, true); end if;
  return new;
end $$;
create trigger number_as_the_series before insert on visit.visit for each row execute function visit.number_as_the_series();

create function counter.keep_sat_at() returns trigger language plpgsql as $$
begin
  perform 1 from counter.counter c where c.mall_id = new.mall_id and c.id = new.id for update;
  if exists (select 1 from counter.sitting s where s.mall_id = new.mall_id and s.counter_id = new.id and s.closed_at is null)
    or exists (select 1 from visit.open_leg l where l.mall_id = new.mall_id and l.counter_id = new.id and l.state in ('called', 'serving', 'parked')) then
    raise exception 'somebody sits or stands at this counter' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_sat_at before update on counter.counter for each row
  when (new.is_retired and not old.is_retired) execute function counter.keep_sat_at();

create function counter.sit_at_what_is_there() returns trigger language plpgsql as $$
declare agency text := coalesce(current_setting('app.agency', true), '');
begin
  if agency <> '' then perform set_config('app.agency', '', true); end if;
  perform 1 from counter.counter c where c.mall_id = new.mall_id and c.id = new.counter_id and not c.is_retired for key share;
  if not found then
    raise exception 'the counter is not there any more' using errcode = 'serialization_failure';
  end if;
  if agency <> '' then perform set_config('app.agency', agency, true); end if;
  return new;
end $$;
create trigger sit_at_what_is_there before insert on counter.sitting for each row execute function counter.sit_at_what_is_there();

-- 4. The history of one thing of the description (`data.subject` = 'agency:3'), and of all of them, newest first.
create index event_of_subject on ledger.event (mall_id, (data->>'subject'), id desc) where data ? 'subject';
create index event_of_description on ledger.event (mall_id, id desc) where data ? 'subject';
