-- A wait is held against how far it moves when services take longer, and a day's ranges against what that day showed
-- (docs/methods/estimate.md). `reach`: how many minutes longer the wait were, if every service took 5 % longer.
alter table visit.told add column reach real check (reach >= 0);

-- What was learned before was in ratios; from the log it is learned anew within minutes.
truncate visit.calibration_of_queue, visit.calibration;
alter table visit.calibration rename column ratios to people;
alter table visit.calibration drop constraint calibration_check;
alter table visit.calibration add check (q10 <= q50 and q50 <= q90);
alter table visit.calibration
  add column stretch_low real not null default 1 check (stretch_low > 0),
  add column stretch_high real not null default 1 check (stretch_high > 0);
alter table visit.calibration_of_queue rename column ratios to people;
alter table visit.calibration_of_queue drop constraint calibration_of_queue_check;
alter table visit.calibration_of_queue add check (q10 <= q50 and q50 <= q90);

-- Waits of 15 to 40 minutes and of more than 40 are told apart by their length: what is said at the end of a long wait is
-- not judged by what was said at its beginning.
alter table visit.calibration drop constraint calibration_bucket_check, add check (bucket between 1 and 7);
alter table visit.calibration_of_queue drop constraint calibration_of_queue_bucket_check, add check (bucket between 1 and 7);
