-- A mall may want an officer's look before somebody's own word counts: then the number stands in the ordinary order and
-- carries the word, until an officer confirms it (the class follows) or withdraws it (nothing of it is kept here). So a
-- word without the class is allowed only as long as nobody has looked.
alter table visit.visit drop constraint visit_check;
alter table visit.visit add constraint visit_protected
  check ((class = 'protected') = (protected_as is not null) or (class = 'regular' and not is_confirmed));
