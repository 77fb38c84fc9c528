-- What belongs to an account alone, and what was sent to one.

CALL rows_guard('accounts_kept_texts', $$"AccountId" = (SELECT rows_account())$$);
CALL rows_guard('accounts_sent_forms', $$"AccountId" = (SELECT rows_account())$$);
CALL rows_guard('calendar_feeds', $$"AccountId" = (SELECT rows_account())$$);
CALL rows_guard('learning_courses', $$"AccountId" = (SELECT rows_account())$$);
CALL rows_guard('learning_plays', $$"AccountId" = (SELECT rows_account())$$);

-- Mails that could not be sent are the administrator's to look after.
CALL rows_guard('notices_outbox', $$("AccountId" = (SELECT rows_account()) OR (SELECT rows_holds('Administrator')))$$);

-- Coaching: who asks, and the staff development unit, which is HR of the whole organization (SU-1).
CALL rows_guard('support_coaching', $$("StaffId" = (SELECT rows_me()) OR (SELECT rows_hr_of_all()))$$);

-- The unit whose HR partner an official's file belongs to: ServiceAccess.FileUnit.
CREATE OR REPLACE FUNCTION rows_file_unit(official text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT p."UnitCode" FROM service_periods p
    WHERE p."StaffId" = official AND (p."Organization" = 'ILO' OR p."Status" = 'Secondment')
    ORDER BY p."From" <= rows_today() DESC, CASE WHEN p."From" <= rows_today() THEN p."From" - rows_today() ELSE rows_today() - p."From" END DESC
    LIMIT 1 $$;

-- A doubt about a fact: who has it, and HR of their unit.
CALL rows_guard('service_fact_questions', $$(
  "StaffId" = (SELECT rows_me()) OR (SELECT rows_hr_of_all()) OR rows_file_unit("StaffId") = ANY ((SELECT rows_hr_units())::text[]))$$);

-- RetentionAccess: holds and deletions, for HR of the whole organization and the auditor; that their file is held, or was deleted, for whose it is.
CALL rows_guard('privacy_holds', $$("StaffId" = (SELECT rows_me()) OR (SELECT rows_hr_of_all()) OR (SELECT rows_holds('Auditor')))$$);
CALL rows_guard('privacy_deletions', $$("StaffId" = (SELECT rows_me()) OR (SELECT rows_hr_of_all()) OR (SELECT rows_holds('Auditor')))$$);
