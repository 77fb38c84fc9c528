-- In whose name a statement asks, said by the product inside its transaction (ADR 29). Nothing said: every function is null, and no guarded row is answered.

CREATE OR REPLACE FUNCTION rows_asking(key text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('fairway.asking', true), '')::jsonb ->> key $$;

-- The product in its own name.
CREATE OR REPLACE FUNCTION rows_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(rows_asking('is') = 'all', false) $$;

-- Staff id; empty for who is not in the staff file, which is nobody's id.
CREATE OR REPLACE FUNCTION rows_me() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(rows_asking('me'), '') $$;

CREATE OR REPLACE FUNCTION rows_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT rows_asking('account')::uuid $$;

-- The day at the asker's duty station.
CREATE OR REPLACE FUNCTION rows_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT rows_asking('today')::date $$;

CREATE OR REPLACE FUNCTION rows_holds(VARIADIC offices text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(rows_asking('offices')::jsonb ?| offices, false) $$;

-- HR partner of a unit; of the whole organization where no units are named.
CREATE OR REPLACE FUNCTION rows_hr_of_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(rows_asking('is') = 'person' AND rows_asking('hr') IS NULL, false) $$;

CREATE OR REPLACE FUNCTION rows_hr_units() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT array(SELECT jsonb_array_elements_text(coalesce(rows_asking('hr'), '[]')::jsonb)) $$;

-- Those for whom the asker stands in today.
CREATE OR REPLACE FUNCTION rows_away() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT array(SELECT jsonb_array_elements_text(coalesce(rows_asking('away'), '[]')::jsonb)) $$;

-- The asker, and those for whom they stand in.
CREATE OR REPLACE FUNCTION rows_acting() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT array_append(rows_away(), rows_me()) $$;

-- Whether one of these supervises an official today; the staff file itself is not guarded.
CREATE OR REPLACE FUNCTION rows_supervise(supervisors text[], official text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT EXISTS (
    SELECT FROM service_supervisions s
    WHERE s."StaffId" = official AND s."SupervisorId" = ANY (supervisors)
      AND s."From" <= rows_today() AND (s."Until" IS NULL OR rows_today() < s."Until")) $$;

-- One policy a table: who reads a row may change it, as far as the product lets them. A row that is new may be another's, such as a mail; whoever writes it need not
-- read it afterwards.
CREATE OR REPLACE PROCEDURE rows_guard(guarded regclass, seen text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('DROP POLICY IF EXISTS rows ON %s', guarded);
  EXECUTE format(
    'CREATE POLICY rows ON %s USING ((SELECT rows_all()) OR %s) WITH CHECK (true)', guarded, seen);
END $$;

-- What hangs on a row of another table exists for whom that exists.
CREATE OR REPLACE PROCEDURE rows_guard_with(guarded regclass, parent regclass, key text) LANGUAGE plpgsql AS $$
BEGIN
  CALL rows_guard(guarded, format('EXISTS (SELECT FROM %s whole WHERE whole."Id" = %s.%I)', parent, guarded, key));
END $$;
