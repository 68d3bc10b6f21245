-- A number is of the day that is: of the rehearsal while the mall rehearses, of the real day otherwise. Looked at where
-- the number is written, because a rehearsal may have begun or ended since the taker read the mall.
create or replace function visit.number_as_the_series() returns trigger language plpgsql as $$
declare agency text := coalesce(current_setting('app.agency', true), '');
begin
  if agency <> '' then perform set_config('app.agency', '', true); end if;
  perform 1 from service.queue q, mall.mall m
  where q.mall_id = new.mall_id and q.id = new.series_queue_id and not q.is_retired
    and left(new.ticket, length(q.letter)) = q.letter and (q.reset = 'never') = (new.series_day = date '0001-01-01')
    and m.id = new.mall_id and (m.rehearsing_since is not null) = new.is_rehearsal
  for key share of q;
  if not found then
    -- Tried again with the mall as it is now.
    raise exception 'the series changed while a number was taken' using errcode = 'serialization_failure';
  end if;
  if agency <> '' then perform set_config('app.agency', agency, true); end if;
  return new;
end $$;
