-- Who an appraisal exists for: AppraisalAccess, said again in the database's own words. What hangs on an appraisal asks whether that exists for the asker.

-- Past the policies of both tables, which would ask each other without end.
CREATE OR REPLACE FUNCTION rows_had_part(appraisal uuid, asker text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public
  AS $$ SELECT EXISTS (
    SELECT FROM appraisals_parts p WHERE p."AppraisalId" = appraisal AND (p."SupervisorId" = asker OR p."DelegateId" = asker)) $$;

CALL rows_guard('appraisals_appraisals', $$(
  "StaffId" = (SELECT rows_me()) OR "SupervisorId" = (SELECT rows_me()) OR "DelegateId" = (SELECT rows_me())
  OR ("SecondLevelId" = (SELECT rows_me()) AND NOT "DelegateSigns")
  OR (SELECT rows_hr_of_all()) OR "UnitCode" = ANY ((SELECT rows_hr_units())::text[])
  OR ("ReceivedByBoardAt" IS NOT NULL AND (SELECT rows_holds('BoardMember', 'BoardSecretary', 'BoardChair')))
  OR "SharedWithId" = (SELECT rows_me())
  OR "SupervisorId" = ANY ((SELECT rows_away())::text[])
  OR ("SecondLevelId" = ANY ((SELECT rows_away())::text[]) AND NOT "DelegateSigns")
  OR rows_had_part("Id", (SELECT rows_me())))$$);

-- The two sides of the dialogue, today or once.
CREATE OR REPLACE FUNCTION rows_on_a_side(a appraisals_appraisals) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT a."StaffId" = rows_me() OR a."SupervisorId" = ANY (rows_acting()) OR a."DelegateId" = rows_me()
    OR rows_had_part(a."Id", rows_me()) $$;

CALL rows_guard_with('appraisals_parts', 'appraisals_appraisals', 'AppraisalId');

-- What is not shared is its author's (decision 1); the assessment is one text of the supervisor's side (SV-5).
CALL rows_guard('appraisals_drafts', $$(
  "AuthorId" = (SELECT rows_me())
  OR ("Step" = 'EndOfCycle' AND EXISTS (
    SELECT FROM appraisals_appraisals a
    WHERE a."Id" = "AppraisalId" AND a."StaffId" <> "AuthorId" AND a."StaffId" <> (SELECT rows_me()) AND rows_on_a_side(a))))$$);
CALL rows_guard('appraisals_preparations', $$(
  "AuthorId" = (SELECT rows_me())
  OR ("SharedAt" IS NOT NULL AND EXISTS (SELECT FROM appraisals_appraisals a WHERE a."Id" = "AppraisalId" AND rows_on_a_side(a))))$$);

-- What two people are still writing is theirs (CY-7): others read what stands under a signature, HR and later supervisors what is settled, the Board what it has received.
CREATE OR REPLACE FUNCTION rows_settled(step text, state text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT CASE step
    WHEN 'Beginning' THEN state NOT IN ('NotOpened', 'BeginningDraft', 'BeginningShared', 'BeginningSignedBySupervisor')
    WHEN 'MidTerm' THEN state NOT IN ('NotOpened', 'BeginningDraft', 'BeginningShared', 'BeginningSignedBySupervisor', 'BeginningAgreed',
      'MidTermShared', 'MidTermSignedBySupervisor')
    ELSE state = 'EndComplete' END $$;

CALL rows_guard('appraisals_versions', $$EXISTS (
  SELECT FROM appraisals_appraisals a
  WHERE a."Id" = "AppraisalId"
    AND (rows_on_a_side(a)
      OR rows_settled("Step", a."State")
      OR ("Step" = 'EndOfCycle' AND a."EndReceivedByBoardAt" IS NOT NULL AND (SELECT rows_holds('BoardMember', 'BoardSecretary', 'BoardChair')))
      OR (a."SecondLevelId" = ANY ((SELECT rows_acting())::text[]) AND a."SupervisorSignedAt" IS NOT NULL)))$$);
CALL rows_guard_with('appraisals_statements', 'appraisals_appraisals', 'AppraisalId');
CALL rows_guard_with('appraisals_signatures', 'appraisals_appraisals', 'AppraisalId');
CALL rows_guard_with('appraisals_late', 'appraisals_appraisals', 'AppraisalId');
CALL rows_guard_with('appraisals_comments', 'appraisals_appraisals', 'AppraisalId');
CALL rows_guard_with('appraisals_papers', 'appraisals_appraisals', 'AppraisalId');
CALL rows_guard_with('appraisals_paper_bytes', 'appraisals_papers', 'PaperId');

-- The journal is the two sides' (CY-10), a private note its author's alone. A file goes with its entry, else with the form.
CALL rows_guard('appraisals_journal', $$(
  "AuthorId" = (SELECT rows_me())
  OR (NOT "Private" AND EXISTS (SELECT FROM appraisals_appraisals a WHERE a."Id" = "AppraisalId" AND rows_on_a_side(a))))$$);
CALL rows_guard('appraisals_evidence', $$(
  CASE WHEN "EntryId" IS NULL THEN EXISTS (SELECT FROM appraisals_appraisals a WHERE a."Id" = "AppraisalId")
  ELSE EXISTS (SELECT FROM appraisals_journal j WHERE j."Id" = "EntryId") END)$$);
CALL rows_guard_with('appraisals_evidence_bytes', 'appraisals_evidence', 'EvidenceId');

-- Who read is seen by who read, by the two sides, each of whom waits for the other, and by HR.
CALL rows_guard('appraisals_readings', $$(
  "ReaderId" = (SELECT rows_me())
  OR EXISTS (
    SELECT FROM appraisals_appraisals a
    WHERE a."Id" = "AppraisalId"
      AND (rows_on_a_side(a) OR (SELECT rows_hr_of_all()) OR a."UnitCode" = ANY ((SELECT rows_hr_units())::text[]))))$$);
