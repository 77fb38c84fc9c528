-- Exercises, training, reclassification: what a person writes there, and what is written about them.

-- Past the policy of promotions_forms: whether the asker sits on the panel of a candidate's group without a declared conflict, while the panels examine.
CREATE OR REPLACE FUNCTION rows_sit_on(exercise uuid, candidate text, asker text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT EXISTS (
    SELECT FROM promotions_members m
    JOIN promotions_candidacies c ON c."ExerciseId" = m."ExerciseId" AND c."Group" = m."Group"
    WHERE m."ExerciseId" = exercise AND c."StaffId" = candidate AND m."StaffId" = asker AND m."EndedAt" IS NULL
      AND NOT EXISTS (
        SELECT FROM promotions_conflicts x
        WHERE x."ExerciseId" = exercise AND x."MemberId" = asker AND x."CandidateId" = candidate)) $$;

CALL rows_guard('promotions_forms', $$(
  "StaffId" = (SELECT rows_me()) AND ("Of" = 'Candidate' OR "SubmittedAt" IS NOT NULL)
  OR "AuthorId" = (SELECT rows_me())
  OR ("Of" = 'Chief' AND rows_supervise((SELECT rows_acting()), "StaffId"))
  OR ("SubmittedAt" IS NOT NULL AND (
    rows_sit_on("ExerciseId", "StaffId", (SELECT rows_me())) OR (SELECT rows_holds('DirectorGeneral')))))$$);

-- A member's scores are theirs until the panel opens them together (PP-8).
CALL rows_guard('promotions_scores', $$(
  "MemberId" = (SELECT rows_me())
  OR (rows_sit_on("ExerciseId", "CandidateId", (SELECT rows_me())) AND EXISTS (
    SELECT FROM promotions_candidacies c
    WHERE c."ExerciseId" = promotions_scores."ExerciseId" AND c."StaffId" = "CandidateId"
      AND CASE WHEN "Track" = 'One' THEN c."OpenedOne" ELSE c."OpenedTwo" END)))$$);

-- A contest: who brought it, whom it is about, HR, and the Union, whose tracker has no names (decision 16).
CALL rows_guard('promotions_contests', $$(
  "ById" = (SELECT rows_me()) OR "AboutId" = (SELECT rows_me()) OR (SELECT rows_hr_of_all())
  OR (SELECT rows_holds('Union', 'DirectorGeneral')))$$);

-- What-if is HR's of the whole organization, and the Union's and the Director-General's to read.
CALL rows_guard('promotions_whatif', $$((SELECT rows_hr_of_all()) OR (SELECT rows_holds('Union', 'DirectorGeneral', 'HrPartner')))$$);

-- TrainingAccess: the official, the supervisor of the day, who holds the fund, HR of the unit.
CREATE OR REPLACE FUNCTION rows_head(unit text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT EXISTS (
    SELECT FROM service_chieftaincies c
    WHERE c."UnitCode" = unit AND c."StaffId" = rows_me() AND c."From" <= rows_today() AND (c."Until" IS NULL OR rows_today() < c."Until")) $$;

CALL rows_guard('training_requests', $$(
  "StaffId" = (SELECT rows_me()) OR (SELECT rows_hr_of_all())
  OR "UnitCode" = ANY ((SELECT rows_hr_units())::text[]) OR "FundUnit" = ANY ((SELECT rows_hr_units())::text[])
  OR rows_supervise((SELECT rows_acting()), "StaffId") OR rows_head("FundUnit"))$$);
CALL rows_guard('training_drafts', $$"StaffId" = (SELECT rows_me())$$);
CALL rows_guard_with('training_steps', 'training_requests', 'RequestId');
CALL rows_guard_with('training_evaluations', 'training_requests', 'RequestId');

-- Whether somebody had a part in a request that keeps them out of its review (RG-1). Past the policy of the steps, which asks for the request.
CREATE OR REPLACE FUNCTION rows_took_part(request uuid, asker text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = public
  AS $$ SELECT EXISTS (
    SELECT FROM reclassification_steps s WHERE s."CaseId" = request AND s."AuthorId" = asker AND s."Act" IN ('TakeOn', 'StepAside')) $$;

-- ReclassificationAccess, in which nobody stands in for a supervisor: what is not sent is its writer's, or the two whom an exercise asks; then the other of the two, HR of the unit, and on appeal those who examine and decide.
CALL rows_guard('reclassification_cases', $$(
  (("StaffId" = (SELECT rows_me()) OR rows_supervise(ARRAY[(SELECT rows_me())], "StaffId"))
    AND ("ReceivedOn" IS NOT NULL OR "RequestedBy" = (SELECT rows_me()) OR "ExerciseId" IS NOT NULL))
  OR ("ReceivedOn" IS NOT NULL AND ((SELECT rows_hr_of_all()) OR "UnitCode" = ANY ((SELECT rows_hr_units())::text[])))
  OR ("AppealedOn" IS NOT NULL AND (SELECT rows_holds('ReviewGroup'))
    AND NOT coalesce(rows_took_part("Id", coalesce((SELECT rows_me()), (SELECT rows_account())::text)), false))
  OR ("RecommendedOn" IS NOT NULL AND ((SELECT rows_holds('DirectorGeneral')) OR EXISTS (
    SELECT FROM service_head_alternates a
    WHERE a."StaffId" = (SELECT rows_me()) AND a."From" <= (SELECT rows_today()) AND (a."Until" IS NULL OR (SELECT rows_today()) < a."Until")))))$$);
CALL rows_guard_with('reclassification_answers', 'reclassification_cases', 'CaseId');
CALL rows_guard_with('reclassification_levels', 'reclassification_cases', 'CaseId');
CALL rows_guard_with('reclassification_steps', 'reclassification_cases', 'CaseId');
