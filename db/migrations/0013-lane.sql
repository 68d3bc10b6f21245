-- A drive-thru lane (lantatur): cars cannot overtake and the lane has so many places. It is a queue with a third
-- discipline; who takes long pulls forward, which is being on hold.
alter table service.queue drop constraint queue_discipline_check;
alter table service.queue add constraint queue_discipline_check check (discipline in ('credit', 'accumulating', 'lane'));
alter table service.queue add column lane_places int not null default 8 check (lane_places between 1 and 500);
