-- Why an agency is away on one day is read by visitors in their language, like every other word of a mall. Days that were
-- noted before have no English yet: an English page then leaves the reason out instead of showing another language.
alter table agency.presence_exception alter column reason type jsonb using jsonb_build_object('id', reason, 'en', '');
alter table agency.presence_exception add check (jsonb_typeof(reason -> 'id') = 'string' and jsonb_typeof(reason -> 'en') = 'string');
