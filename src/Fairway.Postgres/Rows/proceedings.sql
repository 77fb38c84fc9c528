-- Probation, underperformance, upward feedback, the Reports Board, concerns, recognition.

-- A colleague who is named has a form of their own and reads whose probation it is. Past the policy of the inputs, which asks for the case.
CREATE OR REPLACE FUNCTION rows_give_input(probation uuid, asker text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public
  AS $$ SELECT EXISTS (SELECT FROM probation_inputs i WHERE i."ProbationId" = probation AND i."StaffId" = asker) $$;

CALL rows_guard('probation_cases', $$(
  EXISTS (SELECT FROM appraisals_appraisals a WHERE a."Id" = "AppraisalId")
  OR rows_give_input("Id", (SELECT rows_me()))
  OR (SELECT rows_holds('BoardMember', 'BoardSecretary', 'BoardChair')))$$);

CREATE OR REPLACE FUNCTION rows_see_probation(probation uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT EXISTS (
    SELECT FROM probation_cases p
    WHERE p."Id" = probation
      AND (EXISTS (SELECT FROM appraisals_appraisals a WHERE a."Id" = p."AppraisalId")
        OR (p."State" <> 'Running' AND rows_holds('BoardMember', 'BoardSecretary', 'BoardChair')))) $$;

CALL rows_guard('probation_inputs', $$("StaffId" = (SELECT rows_me()) OR rows_see_probation("ProbationId"))$$);
CALL rows_guard('probation_warnings', $$rows_see_probation("ProbationId")$$);
CALL rows_guard('probation_overrides', $$rows_see_probation("ProbationId")$$);
CALL rows_guard('probation_late', $$rows_see_probation("ProbationId")$$);

-- CaseAccess: the official from the opening, the two supervisors of the day, HR and the Board as far as they have no part themselves.
CREATE OR REPLACE FUNCTION rows_supervised_case(matter uuid, asker text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public
  AS $$ SELECT EXISTS (SELECT FROM underperformance_formers f WHERE f."CaseId" = matter AND f."StaffId" = asker) $$;

CALL rows_guard('underperformance_cases', $$(
  CASE WHEN "StaffId" = (SELECT rows_me()) THEN "State" <> 'Proposed'
  ELSE "SupervisorId" = (SELECT rows_me()) OR "SecondLevelId" = (SELECT rows_me())
    OR (((SELECT rows_hr_of_all()) OR "UnitCode" = ANY ((SELECT rows_hr_units())::text[])
        OR ("ReceivedByBoardAt" IS NOT NULL AND (SELECT rows_holds('BoardMember', 'BoardSecretary', 'BoardChair'))))
      AND NOT coalesce(rows_supervised_case("Id", (SELECT rows_me())), false)) END)$$);
CALL rows_guard_with('underperformance_formers', 'underperformance_cases', 'CaseId');
CALL rows_guard_with('underperformance_forms', 'underperformance_cases', 'CaseId');
CALL rows_guard_with('underperformance_signatures', 'underperformance_cases', 'CaseId');
CALL rows_guard_with('underperformance_statements', 'underperformance_cases', 'CaseId');
CALL rows_guard_with('underperformance_leaves', 'underperformance_cases', 'CaseId');
CALL rows_guard_with('underperformance_late', 'underperformance_cases', 'CaseId');
CALL rows_guard('underperformance_drafts', $$"AuthorId" = (SELECT rows_me())$$);

-- What HR holds in confidence is read by HR alone, and by nobody of HR who has another part in the case (UP-3).
CALL rows_guard('underperformance_notes', $$EXISTS (
  SELECT FROM underperformance_cases c
  WHERE c."Id" = "CaseId"
    AND ((SELECT rows_hr_of_all()) OR c."UnitCode" = ANY ((SELECT rows_hr_units())::text[]))
    AND coalesce((SELECT rows_me()), '') NOT IN (c."StaffId", coalesce(c."SupervisorId", ' '), coalesce(c."SecondLevelId", ' ')))$$);
CALL rows_guard('underperformance_readings', $$(
  "ReaderId" = (SELECT rows_me()) OR EXISTS (SELECT FROM underperformance_cases c WHERE c."Id" = "CaseId"))$$);

-- A report of upward feedback: whom it is about, and who appraises them (UF-6).
CALL rows_guard('feedback_reports', $$(
  "AboutId" = (SELECT rows_me())
  OR EXISTS (
    SELECT FROM appraisals_appraisals a
    WHERE a."StaffId" = "AboutId"
      AND (a."SupervisorId" = ANY ((SELECT rows_acting())::text[]) OR (a."DelegateSigns" AND a."DelegateId" = (SELECT rows_me())))))$$);
CALL rows_guard('feedback_readings', $$("ReaderId" = (SELECT rows_me()) OR EXISTS (SELECT FROM feedback_reports r WHERE r."GroupId" = feedback_readings."GroupId"))$$);

-- Notes of examiners are the Board's until they are released to those whom they concern.
CALL rows_guard('reportsboard_notes', $$(
  (SELECT rows_holds('BoardMember', 'BoardSecretary', 'BoardChair'))
  OR ("ReleasedAt" IS NOT NULL AND EXISTS (
    SELECT FROM reportsboard_items i
    WHERE i."Id" = "ItemId"
      AND ((SELECT rows_me()) IN (i."StaffId", i."SupervisorId", i."DelegateId", i."SecondLevelId")
        OR i."SupervisorId" = ANY ((SELECT rows_away())::text[]) OR i."SecondLevelId" = ANY ((SELECT rows_away())::text[])
        OR EXISTS (SELECT FROM reportsboard_authors w WHERE w."ItemId" = i."Id" AND w."StaffId" = (SELECT rows_me()))))))$$);
CALL rows_guard('reportsboard_letters', $$(
  "ToStaffId" = (SELECT rows_me()) OR (SELECT rows_holds('BoardMember', 'BoardSecretary', 'BoardChair')))$$);

-- ConcernAccess: what stands in the register is everybody's; what does not, whoever raised it and the Union.
CALL rows_guard('transparency_concerns', $$(
  "ShownOn" IS NOT NULL OR "RaisedBy" = coalesce((SELECT rows_me()), (SELECT rows_account())::text)
  OR ("Naming" = 'ThroughUnion' AND (SELECT rows_holds('Union'))))$$);
CALL rows_guard_with('transparency_concern_steps', 'transparency_concerns', 'ConcernId');

-- A recognition for those alone whom it names, and one that is withdrawn: its author and they.
CREATE OR REPLACE FUNCTION rows_receive(recognition uuid, asker text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT EXISTS (SELECT FROM recognition_receivers r WHERE r."RecognitionId" = recognition AND r."StaffId" = asker) $$;

CALL rows_guard('recognition_given', $$(
  ("Audience" = 'Everybody' AND "WithdrawnAt" IS NULL) OR "AuthorId" = (SELECT rows_me()) OR rows_receive("Id", (SELECT rows_me())))$$);
