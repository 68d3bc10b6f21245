-- How the ranges of one queue's waits must be stretched, beside those of the whole mall (docs/methods/estimate.md).
create table visit.calibration_of_queue (
  mall_id int not null,
  queue_id bigint not null,
  bucket int not null check (bucket between 1 and 4),
  ratios int not null check (ratios > 0),
  q10 real not null,
  q50 real not null,
  q90 real not null,
  primary key (mall_id, queue_id, bucket),
  foreign key (mall_id, queue_id) references service.queue,
  check (q10 > 0 and q10 <= q50 and q50 <= q90)
);
select platform.secure('visit.calibration_of_queue');
grant select, insert, update on visit.calibration_of_queue to pendopo_app;
