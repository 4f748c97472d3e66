-- schema
CREATE TABLE "entity_pregnancy" (
  _id TEXT PRIMARY KEY,
  _known BIGINT NOT NULL,
  _area TEXT,
  _owner TEXT,
  "age" BIGINT,
  "lmp" BIGINT,
  "first_pregnancy" TEXT,
  "village" TEXT,
  "phone" TEXT,
  "phone_consent" TEXT,
  "danger_signs" TEXT,
  "next_appointment" BIGINT,
  "outcome" TEXT
);

-- schema
CREATE TABLE "form_anc_visit" (
  _id TEXT,
  _subject TEXT,
  _day BIGINT,
  _at BIGINT,
  _worker TEXT,
  "pregnancy" TEXT,
  "woman" TEXT,
  "lmp" TEXT,
  "weeks" TEXT,
  "still_pregnant" TEXT,
  "outcome" TEXT,
  "any_danger_sign" TEXT,
  "danger_signs" TEXT,
  "danger_signs_now" TEXT,
  "next_appointment" BIGINT,
  PRIMARY KEY (_subject, _at, _id)
);

-- schema
CREATE TABLE "form_register_pregnancy" (
  _id TEXT,
  _subject TEXT,
  _day BIGINT,
  _at BIGINT,
  _worker TEXT,
  "consent" TEXT,
  "woman_name" TEXT,
  "age" BIGINT,
  "village" TEXT,
  "lmp" BIGINT,
  "first_pregnancy" TEXT,
  "phone" TEXT,
  "phone_consent" TEXT,
  PRIMARY KEY (_subject, _at, _id)
);

-- schema
CREATE TABLE "form_supervisor_call" (
  _id TEXT,
  _subject TEXT,
  _day BIGINT,
  _at BIGINT,
  _worker TEXT,
  "pregnancy" TEXT,
  "agreed" TEXT,
  "call_note" TEXT,
  PRIMARY KEY (_subject, _at, _id)
);

-- schema
CREATE TABLE "form_task_outcome" (
  _id TEXT,
  _subject TEXT,
  _day BIGINT,
  _at BIGINT,
  _worker TEXT,
  "rule" TEXT,
  "occurrence" TEXT,
  "cause" TEXT,
  "outcome" TEXT,
  "until" BIGINT,
  "note" TEXT,
  PRIMARY KEY (_subject, _at, _id)
);

-- schema
CREATE TABLE period (
  kind TEXT,
  code TEXT,
  first_day BIGINT,
  last_day BIGINT,
  PRIMARY KEY (kind, code)
);

-- schema
CREATE TABLE indicator_value (
  indicator TEXT,
  worker TEXT,
  month BIGINT,
  numerator BIGINT,
  denominator BIGINT,
  PRIMARY KEY (worker, indicator, month)
);

-- schema
CREATE TABLE task (
  rule TEXT NOT NULL,
  grp TEXT NOT NULL,
  occurrence TEXT NOT NULL,
  cause TEXT NOT NULL,
  subject TEXT NOT NULL,
  owner TEXT,
  area TEXT,
  form TEXT NOT NULL,
  opens BIGINT NOT NULL,
  due BIGINT NOT NULL,
  closes BIGINT,
  due_at BIGINT,
  done_day BIGINT,
  done_id TEXT,
  done_by TEXT,
  attempts BIGINT NOT NULL,
  until BIGINT,
  state TEXT NOT NULL,
  band BIGINT NOT NULL,
  score BIGINT NOT NULL,
  reasons BIGINT NOT NULL,
  PRIMARY KEY (subject, rule, occurrence, cause)
);

-- schema
CREATE INDEX task_done_day ON task (done_day);

-- tasks_all
WITH "form_anc_visit summary" AS (
  SELECT
    f._subject AS subject,
    COUNT(*) AS "count"
  FROM "form_anc_visit" AS f
  WHERE
    f._day <= $today
  GROUP BY
    f._subject
), "entity_pregnancy inputs" AS (
  SELECT
    s._id AS subject,
    s._owner AS owner,
    s._area AS area,
    s._known AS known,
    s."lmp" AS "${lmp}",
    s."outcome" AS "${outcome}",
    s."age" AS "${age}",
    s."first_pregnancy" AS "${first_pregnancy}",
    COALESCE("form_anc_visit summary"."count", 0) AS "count(anc_visit)"
  FROM "entity_pregnancy" AS s
  LEFT JOIN "form_anc_visit summary"
    ON "form_anc_visit summary"."subject" = s._id
), "outcomes told" AS (
  SELECT
    f._subject AS subject,
    f.rule,
    f.occurrence,
    COALESCE(f.cause, '') AS cause,
    f._day AS day,
    f._at AS "at",
    f._id AS id,
    CASE
      WHEN f."outcome" = 'absent'
      THEN 'attempted'
      WHEN f."outcome" = 'refused'
      THEN 'attempted'
      WHEN f."outcome" = 'later' AND NOT f.until IS NULL
      THEN 'deferred'
    END AS effect,
    CASE
      WHEN f."outcome" = 'later'
      THEN LEAST(f."until", f._day + 14)
      ELSE f."until"
    END AS until
  FROM "form_task_outcome" AS f
  WHERE
    f._day <= $today AND f."outcome" IN ('absent', 'refused', 'later')
), "outcomes placed" AS (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY subject, rule, occurrence, cause, effect ORDER BY "at" DESC, id DESC) AS place
  FROM "outcomes told"
  WHERE
    NOT effect IS NULL
), "outcomes said" AS (
  SELECT
    subject,
    rule,
    occurrence,
    cause,
    COUNT(CASE WHEN effect = 'attempted' THEN 1 END) AS attempts,
    MAX(CASE WHEN effect = 'deferred' AND place = 1 THEN until END) AS put_off,
    MIN(CASE WHEN effect = 'not_needed' THEN day END) AS needless
  FROM "outcomes placed"
  GROUP BY
    subject,
    rule,
    occurrence,
    cause
), "outcomes ended" AS (
  SELECT
    f._subject AS subject,
    MIN(f._day) AS ended
  FROM "form_task_outcome" AS f
  WHERE
    f._day <= $today AND f."outcome" IN ('away')
  GROUP BY
    f._subject
), "anc occurrences"(occurrence, opens_after, due_after, closes_after) AS (
  VALUES
    ('12w', 77, 84, 98),
    ('20w', 133, 140, 154),
    ('26w', 175, 182, 196),
    ('30w', 203, 210, 224),
    ('34w', 232, 238, 245),
    ('36w', 246, 252, 259),
    ('38w', 260, 266, 273),
    ('40w', 274, 280, 287)
), "anc risks" AS (
  SELECT
    i.subject,
    i.owner,
    i.area,
    i.known,
    '' AS cause,
    i."${lmp}" AS anchor,
    CASE WHEN i."${outcome}" IS NULL THEN 1 ELSE 0 END AS relevant,
    CASE
      WHEN CAST(TRUNC(CAST($today - i."${lmp}" AS DOUBLE) / 7) AS BIGINT) >= 34
      THEN 1
      ELSE 0
    END AS "reason near_term",
    CASE WHEN i."${age}" < 18 THEN 1 ELSE 0 END AS "reason young_mother",
    CASE WHEN i."${first_pregnancy}" = 'yes' THEN 1 ELSE 0 END AS "reason first_pregnancy",
    CASE WHEN i."count(anc_visit)" = 0 THEN 1 ELSE 0 END AS "reason no_contact"
  FROM "entity_pregnancy inputs" AS i
  WHERE
    i."${lmp}" + 77 <= $to_day AND i."${lmp}" + 287 >= $from_day
), "anc records" AS (
  SELECT
    subject,
    owner,
    area,
    known,
    cause,
    anchor,
    relevant,
    "reason near_term" * 5 + "reason young_mother" * 10 + "reason first_pregnancy" * 5 + "reason no_contact" * 5 AS points,
    "reason near_term" * 1 + "reason young_mother" * 2 + "reason first_pregnancy" * 4 + "reason no_contact" * 8 AS bits,
    CASE WHEN "reason near_term" = 1 THEN 1 ELSE 0 END AS lift
  FROM "anc risks"
), "anc windows" AS (
  SELECT
    *
  FROM (
    SELECT
      s.*,
      s.start + s.opens_after AS opens,
      s.start + s.due_after AS due,
      s.start + s.closes_after AS closes
    FROM (
      SELECT
        r.*,
        o.*,
        r.anchor AS start
      FROM "anc records" AS r
      CROSS JOIN "anc occurrences" AS o
    ) AS s
  ) AS w
  WHERE
    (
      w.closes IS NULL OR w.closes >= w.known
    )
    AND w.opens <= $to_day
    AND (
      w.closes IS NULL OR w.closes >= $from_day
    )
), "anc hits" AS (
  SELECT
    w.subject,
    w.occurrence,
    MIN(f._day) AS done_day,
    ARG_MIN_NULL(f._id, (f._at, f._id)) AS done_id,
    ARG_MIN_NULL(f._worker, (f._at, f._id)) AS done_by
  FROM "anc windows" AS w
  JOIN "form_anc_visit" AS f
    ON f._subject = w.subject
    AND f._day >= w.opens
    AND f._day <= $today
    AND f._day <= w.closes
    AND f._day >= $from_day - 21
  GROUP BY
    w.subject,
    w.occurrence
), "anc done" AS (
  SELECT
    w.*,
    h.done_day,
    h.done_id,
    h.done_by
  FROM "anc windows" AS w
  LEFT JOIN "anc hits" AS h
    ON h.subject = w.subject AND h.occurrence = w.occurrence
), "anc outcomes" AS (
  SELECT
    w.*,
    COALESCE(o.attempts, 0) AS attempts,
    o.put_off,
    e.ended
  FROM "anc done" AS w
  LEFT JOIN "outcomes said" AS o
    ON o."rule" = 'anc'
    AND o.subject = w.subject
    AND o.occurrence = w.occurrence
    AND o.cause = w.cause
  LEFT JOIN "outcomes ended" AS e
    ON e.subject = w.subject
), "anc states" AS (
  SELECT
    *,
    CASE
      WHEN NOT done_day IS NULL
      THEN 'completed'
      WHEN relevant = 0
      THEN 'cancelled'
      WHEN NOT ended IS NULL AND (
        closes IS NULL OR closes >= ended
      )
      THEN 'cancelled'
      WHEN closes < $today
      THEN 'failed'
      WHEN opens > $today
      THEN 'draft'
      WHEN put_off > $today
      THEN 'on-hold'
      ELSE 'ready'
    END AS state
  FROM "anc outcomes"
), "anc overdue" AS (
  SELECT
    *,
    CASE WHEN state = 'ready' AND due < $today THEN $today - due ELSE 0 END AS overdue
  FROM "anc states"
), "anc reasons" AS (
  SELECT
    *,
    CASE WHEN overdue > 0 THEN 1 ELSE 0 END AS "reason late"
  FROM "anc overdue"
), "anc bands" AS (
  SELECT
    *,
    lift AS band
  FROM "anc reasons"
), "danger_follow_up occurrences"(occurrence, opens_after, due_after, closes_after) AS (
  VALUES
    ('next_day', 1, 1, 8)
), "danger_follow_up risks" AS (
  SELECT
    i.subject,
    i.owner,
    i.area,
    i.known,
    c._id AS cause,
    c._at AS cause_at,
    c._day AS anchor,
    CASE WHEN i."${outcome}" IS NULL THEN 1 ELSE 0 END AS relevant,
    CASE
      WHEN STRPOS(' ' || c."danger_signs" || ' ', ' bleeding ') > 0
      OR STRPOS(' ' || c."danger_signs" || ' ', ' convulsions ') > 0
      OR STRPOS(' ' || c."danger_signs" || ' ', ' headache_vision ') > 0
      OR STRPOS(' ' || c."danger_signs" || ' ', ' fever_weak ') > 0
      OR STRPOS(' ' || c."danger_signs" || ' ', ' abdominal_pain ') > 0
      OR STRPOS(' ' || c."danger_signs" || ' ', ' breathing ') > 0
      THEN 1
      ELSE 0
    END AS "reason emergency_sign",
    CASE WHEN NOT c."danger_signs" IS NULL THEN 1 ELSE 0 END AS "reason danger_sign",
    CASE
      WHEN CAST(TRUNC(CAST($today - i."${lmp}" AS DOUBLE) / 7) AS BIGINT) >= 34
      THEN 1
      ELSE 0
    END AS "reason near_term",
    CASE WHEN i."${age}" < 18 THEN 1 ELSE 0 END AS "reason young_mother",
    CASE WHEN i."${first_pregnancy}" = 'yes' THEN 1 ELSE 0 END AS "reason first_pregnancy",
    CASE WHEN i."count(anc_visit)" = 0 THEN 1 ELSE 0 END AS "reason no_contact"
  FROM "entity_pregnancy inputs" AS i
  JOIN "form_anc_visit" AS c
    ON c._subject = i.subject AND c._day <= $today
  WHERE
    NOT c."danger_signs" IS NULL
    AND c._day + 1 <= $to_day
    AND c._day + 8 >= $from_day - 8
), "danger_follow_up records" AS (
  SELECT
    subject,
    owner,
    area,
    known,
    cause,
    cause_at,
    anchor,
    relevant,
    "reason danger_sign" * 20 + "reason near_term" * 5 + "reason young_mother" * 10 + "reason first_pregnancy" * 5 + "reason no_contact" * 5 AS points,
    "reason emergency_sign" * 1 + "reason danger_sign" * 2 + "reason near_term" * 4 + "reason young_mother" * 8 + "reason first_pregnancy" * 16 + "reason no_contact" * 32 AS bits,
    CASE WHEN "reason emergency_sign" = 1 THEN 3 ELSE 2 END AS lift
  FROM "danger_follow_up risks"
), "danger_follow_up windows" AS (
  SELECT
    *
  FROM (
    SELECT
      s.*,
      s.start + s.opens_after AS opens,
      s.start + s.due_after AS due,
      s.start + s.closes_after AS closes
    FROM (
      SELECT
        r.*,
        o.*,
        r.anchor AS start
      FROM "danger_follow_up records" AS r
      CROSS JOIN "danger_follow_up occurrences" AS o
    ) AS s
  ) AS w
  WHERE
    (
      w.closes IS NULL OR w.closes >= w.known
    )
    AND w.opens <= $to_day
    AND (
      w.closes IS NULL OR w.closes >= $from_day - 8
    )
), "danger_follow_up hits" AS (
  SELECT
    w.subject,
    w.cause,
    MIN(f._day) AS done_day,
    ARG_MIN_NULL(f._id, (f._at, f._id)) AS done_id,
    ARG_MIN_NULL(f._worker, (f._at, f._id)) AS done_by
  FROM "danger_follow_up windows" AS w
  JOIN "form_anc_visit" AS f
    ON f._subject = w.subject
    AND f._day >= w.opens
    AND f._day <= $today
    AND f._day <= w.closes
    AND (
      f._at > w.cause_at OR (
        f._at = w.cause_at AND f._id > w.cause
      )
    )
    AND f._day >= $from_day - 15
  GROUP BY
    w.subject,
    w.cause
), "danger_follow_up done" AS (
  SELECT
    w.*,
    h.done_day,
    h.done_id,
    h.done_by
  FROM "danger_follow_up windows" AS w
  LEFT JOIN "danger_follow_up hits" AS h
    ON h.subject = w.subject AND h.cause = w.cause
), "danger_follow_up outcomes" AS (
  SELECT
    w.*,
    COALESCE(o.attempts, 0) AS attempts,
    o.put_off,
    e.ended
  FROM "danger_follow_up done" AS w
  LEFT JOIN "outcomes said" AS o
    ON o."rule" = 'danger_follow_up'
    AND o.subject = w.subject
    AND o.occurrence = w.occurrence
    AND o.cause = w.cause
  LEFT JOIN "outcomes ended" AS e
    ON e.subject = w.subject
), "danger_follow_up states" AS (
  SELECT
    *,
    CASE
      WHEN NOT done_day IS NULL
      THEN 'completed'
      WHEN relevant = 0
      THEN 'cancelled'
      WHEN NOT ended IS NULL AND (
        closes IS NULL OR closes >= ended
      )
      THEN 'cancelled'
      WHEN closes < $today
      THEN 'failed'
      WHEN opens > $today
      THEN 'draft'
      WHEN put_off > $today
      THEN 'on-hold'
      ELSE 'ready'
    END AS state
  FROM "danger_follow_up outcomes"
), "danger_follow_up overdue" AS (
  SELECT
    *,
    CASE WHEN state = 'ready' AND due < $today THEN $today - due ELSE 0 END AS overdue
  FROM "danger_follow_up states"
), "danger_follow_up reasons" AS (
  SELECT
    *,
    CASE WHEN overdue > 0 THEN 1 ELSE 0 END AS "reason late"
  FROM "danger_follow_up overdue"
), "danger_follow_up bands" AS (
  SELECT
    *,
    lift AS band
  FROM "danger_follow_up reasons"
), "danger_follow_up tasks" AS (
  SELECT
    'danger_follow_up' AS rule,
    'anc' AS grp,
    occurrence,
    cause,
    subject,
    owner,
    area,
    'anc_visit' AS form,
    opens,
    due,
    closes,
    CAST(NULL AS BIGINT) AS due_at,
    done_day,
    done_id,
    done_by,
    attempts,
    CASE WHEN state = 'on-hold' THEN put_off END AS until,
    state,
    band,
    CASE band WHEN 0 THEN 0 WHEN 1 THEN 20 WHEN 2 THEN 40 WHEN 3 THEN 80 END + points + "reason late" * LEAST(1 * overdue, 30) AS score,
    bits + "reason late" * 64 AS reasons
  FROM "danger_follow_up bands"
), "danger_late raised" AS (
  SELECT
    t.rule,
    t.grp,
    t.occurrence,
    t.cause,
    t.subject,
    t.owner,
    t.area,
    t.form,
    t.opens,
    t.due,
    t.closes,
    t.due_at,
    t.done_day,
    t.done_id,
    t.done_by,
    t.attempts,
    t.until,
    t.state,
    t.band,
    t.score,
    t.reasons,
    t.due + 1 AS raised,
    t.due + 1 + 7 AS ends,
    t.done_day AS done,
    t.closes AS over_after
  FROM "danger_follow_up tasks" AS t
  WHERE
    t.due + 1 <= $today
    AND t.state <> 'cancelled'
    AND (
      t.done_day IS NULL OR t.done_day >= t.due + 1
    )
    AND (
      t.closes IS NULL OR t.closes >= t.due + 1
    )
), "danger_late firsts" AS (
  SELECT
    r.*,
    (
      SELECT
        f._id
      FROM "form_supervisor_call" AS f
      WHERE
        f._subject = r.subject
        AND f._day >= r.raised
        AND f._day <= $today
        AND (
          r.ends IS NULL OR f._day <= r.ends
        )
        AND f._id <> r.cause
      ORDER BY
        f._at,
        f._id
      LIMIT 1
    ) AS first_id
  FROM "danger_late raised" AS r
), "danger_late done" AS (
  SELECT
    r.*,
    d._day AS handled,
    d._id AS handled_with,
    d._worker AS handled_by
  FROM "danger_late firsts" AS r
  LEFT JOIN "form_supervisor_call" AS d
    ON d._subject = r.subject AND d._id = r.first_id
), "danger_late states" AS (
  SELECT
    *,
    CASE
      WHEN NOT handled IS NULL
      THEN 'completed'
      WHEN ends < $today
      AND (
        done IS NULL OR done > ends
      )
      AND (
        over_after IS NULL OR over_after >= ends
      )
      THEN 'failed'
      WHEN state IN ('ready', 'on-hold')
      THEN state
      ELSE 'cancelled'
    END AS stands,
    CASE WHEN band > 2 THEN band ELSE 2 END AS urgency
  FROM "danger_late done"
)
SELECT
  'anc' AS rule,
  'anc' AS grp,
  occurrence,
  cause,
  subject,
  owner,
  area,
  'anc_visit' AS form,
  opens,
  due,
  closes,
  CAST(NULL AS BIGINT) AS due_at,
  done_day,
  done_id,
  done_by,
  attempts,
  CASE WHEN state = 'on-hold' THEN put_off END AS until,
  state,
  band,
  CASE band WHEN 0 THEN 0 WHEN 1 THEN 20 WHEN 2 THEN 40 WHEN 3 THEN 80 END + points + "reason late" * LEAST(1 * overdue, 30) AS score,
  bits + "reason late" * 16 AS reasons
FROM "anc bands"
UNION ALL
SELECT
  rule,
  grp,
  occurrence,
  cause,
  subject,
  owner,
  area,
  form,
  opens,
  due,
  closes,
  due_at,
  done_day,
  done_id,
  done_by,
  attempts,
  until,
  state,
  band,
  score,
  reasons
FROM "danger_follow_up tasks"
WHERE
  opens <= $to_day AND (
    closes IS NULL OR closes >= $from_day
  )
UNION ALL
SELECT
  'danger_late' AS rule,
  'escalation' AS grp,
  rule || '.' || occurrence AS occurrence,
  cause,
  subject,
  owner,
  area,
  'supervisor_call' AS form,
  raised AS opens,
  raised AS due,
  ends AS closes,
  CAST(NULL AS BIGINT) AS due_at,
  handled AS done_day,
  handled_with AS done_id,
  handled_by AS done_by,
  0 AS attempts,
  CASE WHEN stands = 'on-hold' THEN until END AS until,
  stands AS state,
  urgency AS band,
  score - CASE band WHEN 0 THEN 0 WHEN 1 THEN 20 WHEN 2 THEN 40 WHEN 3 THEN 80 END + CASE urgency WHEN 0 THEN 0 WHEN 1 THEN 20 WHEN 2 THEN 40 WHEN 3 THEN 80 END AS score,
  reasons
FROM "danger_late states"
WHERE
  raised <= $to_day AND ends >= $from_day;

-- tasks_of_subject pregnancy
WITH "form_anc_visit summary" AS (
  SELECT
    f._subject AS subject,
    COUNT(*) AS "count"
  FROM "form_anc_visit" AS f
  WHERE
    f._day <= $today AND f._subject = $subject
  GROUP BY
    f._subject
), "entity_pregnancy inputs" AS (
  SELECT
    s._id AS subject,
    s._owner AS owner,
    s._area AS area,
    s._known AS known,
    s."lmp" AS "${lmp}",
    s."outcome" AS "${outcome}",
    s."age" AS "${age}",
    s."first_pregnancy" AS "${first_pregnancy}",
    COALESCE("form_anc_visit summary"."count", 0) AS "count(anc_visit)"
  FROM "entity_pregnancy" AS s
  LEFT JOIN "form_anc_visit summary"
    ON "form_anc_visit summary"."subject" = s._id
  WHERE
    s._id = $subject
), "outcomes told" AS (
  SELECT
    f._subject AS subject,
    f.rule,
    f.occurrence,
    COALESCE(f.cause, '') AS cause,
    f._day AS day,
    f._at AS "at",
    f._id AS id,
    CASE
      WHEN f."outcome" = 'absent'
      THEN 'attempted'
      WHEN f."outcome" = 'refused'
      THEN 'attempted'
      WHEN f."outcome" = 'later' AND NOT f.until IS NULL
      THEN 'deferred'
    END AS effect,
    CASE
      WHEN f."outcome" = 'later'
      THEN LEAST(f."until", f._day + 14)
      ELSE f."until"
    END AS until
  FROM "form_task_outcome" AS f
  WHERE
    (
      f._day <= $today AND f._subject = $subject
    )
    AND f."outcome" IN ('absent', 'refused', 'later')
), "outcomes placed" AS (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY subject, rule, occurrence, cause, effect ORDER BY "at" DESC, id DESC) AS place
  FROM "outcomes told"
  WHERE
    NOT effect IS NULL
), "outcomes said" AS (
  SELECT
    subject,
    rule,
    occurrence,
    cause,
    COUNT(CASE WHEN effect = 'attempted' THEN 1 END) AS attempts,
    MAX(CASE WHEN effect = 'deferred' AND place = 1 THEN until END) AS put_off,
    MIN(CASE WHEN effect = 'not_needed' THEN day END) AS needless
  FROM "outcomes placed"
  GROUP BY
    subject,
    rule,
    occurrence,
    cause
), "outcomes ended" AS (
  SELECT
    f._subject AS subject,
    MIN(f._day) AS ended
  FROM "form_task_outcome" AS f
  WHERE
    (
      f._day <= $today AND f._subject = $subject
    ) AND f."outcome" IN ('away')
  GROUP BY
    f._subject
), "anc occurrences"(occurrence, opens_after, due_after, closes_after) AS (
  VALUES
    ('12w', 77, 84, 98),
    ('20w', 133, 140, 154),
    ('26w', 175, 182, 196),
    ('30w', 203, 210, 224),
    ('34w', 232, 238, 245),
    ('36w', 246, 252, 259),
    ('38w', 260, 266, 273),
    ('40w', 274, 280, 287)
), "anc risks" AS (
  SELECT
    i.subject,
    i.owner,
    i.area,
    i.known,
    '' AS cause,
    i."${lmp}" AS anchor,
    CASE WHEN i."${outcome}" IS NULL THEN 1 ELSE 0 END AS relevant,
    CASE
      WHEN CAST(TRUNC(CAST($today - i."${lmp}" AS DOUBLE) / 7) AS BIGINT) >= 34
      THEN 1
      ELSE 0
    END AS "reason near_term",
    CASE WHEN i."${age}" < 18 THEN 1 ELSE 0 END AS "reason young_mother",
    CASE WHEN i."${first_pregnancy}" = 'yes' THEN 1 ELSE 0 END AS "reason first_pregnancy",
    CASE WHEN i."count(anc_visit)" = 0 THEN 1 ELSE 0 END AS "reason no_contact"
  FROM "entity_pregnancy inputs" AS i
  WHERE
    i."${lmp}" + 77 <= $to_day AND i."${lmp}" + 287 >= $from_day
), "anc records" AS (
  SELECT
    subject,
    owner,
    area,
    known,
    cause,
    anchor,
    relevant,
    "reason near_term" * 5 + "reason young_mother" * 10 + "reason first_pregnancy" * 5 + "reason no_contact" * 5 AS points,
    "reason near_term" * 1 + "reason young_mother" * 2 + "reason first_pregnancy" * 4 + "reason no_contact" * 8 AS bits,
    CASE WHEN "reason near_term" = 1 THEN 1 ELSE 0 END AS lift
  FROM "anc risks"
), "anc windows" AS (
  SELECT
    *
  FROM (
    SELECT
      s.*,
      s.start + s.opens_after AS opens,
      s.start + s.due_after AS due,
      s.start + s.closes_after AS closes
    FROM (
      SELECT
        r.*,
        o.*,
        r.anchor AS start
      FROM "anc records" AS r
      CROSS JOIN "anc occurrences" AS o
    ) AS s
  ) AS w
  WHERE
    (
      w.closes IS NULL OR w.closes >= w.known
    )
    AND w.opens <= $to_day
    AND (
      w.closes IS NULL OR w.closes >= $from_day
    )
), "anc hits" AS (
  SELECT
    w.subject,
    w.occurrence,
    MIN(f._day) AS done_day,
    ARG_MIN_NULL(f._id, (f._at, f._id)) AS done_id,
    ARG_MIN_NULL(f._worker, (f._at, f._id)) AS done_by
  FROM "anc windows" AS w
  JOIN "form_anc_visit" AS f
    ON f._subject = w.subject
    AND f._day >= w.opens
    AND f._day <= $today
    AND f._day <= w.closes
    AND f._day >= $from_day - 21
    AND f._subject = $subject
  GROUP BY
    w.subject,
    w.occurrence
), "anc done" AS (
  SELECT
    w.*,
    h.done_day,
    h.done_id,
    h.done_by
  FROM "anc windows" AS w
  LEFT JOIN "anc hits" AS h
    ON h.subject = w.subject AND h.occurrence = w.occurrence
), "anc outcomes" AS (
  SELECT
    w.*,
    COALESCE(o.attempts, 0) AS attempts,
    o.put_off,
    e.ended
  FROM "anc done" AS w
  LEFT JOIN "outcomes said" AS o
    ON o."rule" = 'anc'
    AND o.subject = w.subject
    AND o.occurrence = w.occurrence
    AND o.cause = w.cause
  LEFT JOIN "outcomes ended" AS e
    ON e.subject = w.subject
), "anc states" AS (
  SELECT
    *,
    CASE
      WHEN NOT done_day IS NULL
      THEN 'completed'
      WHEN relevant = 0
      THEN 'cancelled'
      WHEN NOT ended IS NULL AND (
        closes IS NULL OR closes >= ended
      )
      THEN 'cancelled'
      WHEN closes < $today
      THEN 'failed'
      WHEN opens > $today
      THEN 'draft'
      WHEN put_off > $today
      THEN 'on-hold'
      ELSE 'ready'
    END AS state
  FROM "anc outcomes"
), "anc overdue" AS (
  SELECT
    *,
    CASE WHEN state = 'ready' AND due < $today THEN $today - due ELSE 0 END AS overdue
  FROM "anc states"
), "anc reasons" AS (
  SELECT
    *,
    CASE WHEN overdue > 0 THEN 1 ELSE 0 END AS "reason late"
  FROM "anc overdue"
), "anc bands" AS (
  SELECT
    *,
    lift AS band
  FROM "anc reasons"
), "danger_follow_up occurrences"(occurrence, opens_after, due_after, closes_after) AS (
  VALUES
    ('next_day', 1, 1, 8)
), "danger_follow_up risks" AS (
  SELECT
    i.subject,
    i.owner,
    i.area,
    i.known,
    c._id AS cause,
    c._at AS cause_at,
    c._day AS anchor,
    CASE WHEN i."${outcome}" IS NULL THEN 1 ELSE 0 END AS relevant,
    CASE
      WHEN STRPOS(' ' || c."danger_signs" || ' ', ' bleeding ') > 0
      OR STRPOS(' ' || c."danger_signs" || ' ', ' convulsions ') > 0
      OR STRPOS(' ' || c."danger_signs" || ' ', ' headache_vision ') > 0
      OR STRPOS(' ' || c."danger_signs" || ' ', ' fever_weak ') > 0
      OR STRPOS(' ' || c."danger_signs" || ' ', ' abdominal_pain ') > 0
      OR STRPOS(' ' || c."danger_signs" || ' ', ' breathing ') > 0
      THEN 1
      ELSE 0
    END AS "reason emergency_sign",
    CASE WHEN NOT c."danger_signs" IS NULL THEN 1 ELSE 0 END AS "reason danger_sign",
    CASE
      WHEN CAST(TRUNC(CAST($today - i."${lmp}" AS DOUBLE) / 7) AS BIGINT) >= 34
      THEN 1
      ELSE 0
    END AS "reason near_term",
    CASE WHEN i."${age}" < 18 THEN 1 ELSE 0 END AS "reason young_mother",
    CASE WHEN i."${first_pregnancy}" = 'yes' THEN 1 ELSE 0 END AS "reason first_pregnancy",
    CASE WHEN i."count(anc_visit)" = 0 THEN 1 ELSE 0 END AS "reason no_contact"
  FROM "entity_pregnancy inputs" AS i
  JOIN "form_anc_visit" AS c
    ON c._subject = i.subject AND c._day <= $today
  WHERE
    NOT c."danger_signs" IS NULL
    AND c._day + 1 <= $to_day
    AND c._day + 8 >= $from_day - 8
), "danger_follow_up records" AS (
  SELECT
    subject,
    owner,
    area,
    known,
    cause,
    cause_at,
    anchor,
    relevant,
    "reason danger_sign" * 20 + "reason near_term" * 5 + "reason young_mother" * 10 + "reason first_pregnancy" * 5 + "reason no_contact" * 5 AS points,
    "reason emergency_sign" * 1 + "reason danger_sign" * 2 + "reason near_term" * 4 + "reason young_mother" * 8 + "reason first_pregnancy" * 16 + "reason no_contact" * 32 AS bits,
    CASE WHEN "reason emergency_sign" = 1 THEN 3 ELSE 2 END AS lift
  FROM "danger_follow_up risks"
), "danger_follow_up windows" AS (
  SELECT
    *
  FROM (
    SELECT
      s.*,
      s.start + s.opens_after AS opens,
      s.start + s.due_after AS due,
      s.start + s.closes_after AS closes
    FROM (
      SELECT
        r.*,
        o.*,
        r.anchor AS start
      FROM "danger_follow_up records" AS r
      CROSS JOIN "danger_follow_up occurrences" AS o
    ) AS s
  ) AS w
  WHERE
    (
      w.closes IS NULL OR w.closes >= w.known
    )
    AND w.opens <= $to_day
    AND (
      w.closes IS NULL OR w.closes >= $from_day - 8
    )
), "danger_follow_up hits" AS (
  SELECT
    w.subject,
    w.cause,
    MIN(f._day) AS done_day,
    ARG_MIN_NULL(f._id, (f._at, f._id)) AS done_id,
    ARG_MIN_NULL(f._worker, (f._at, f._id)) AS done_by
  FROM "danger_follow_up windows" AS w
  JOIN "form_anc_visit" AS f
    ON f._subject = w.subject
    AND f._day >= w.opens
    AND f._day <= $today
    AND f._day <= w.closes
    AND (
      f._at > w.cause_at OR (
        f._at = w.cause_at AND f._id > w.cause
      )
    )
    AND f._day >= $from_day - 15
    AND f._subject = $subject
  GROUP BY
    w.subject,
    w.cause
), "danger_follow_up done" AS (
  SELECT
    w.*,
    h.done_day,
    h.done_id,
    h.done_by
  FROM "danger_follow_up windows" AS w
  LEFT JOIN "danger_follow_up hits" AS h
    ON h.subject = w.subject AND h.cause = w.cause
), "danger_follow_up outcomes" AS (
  SELECT
    w.*,
    COALESCE(o.attempts, 0) AS attempts,
    o.put_off,
    e.ended
  FROM "danger_follow_up done" AS w
  LEFT JOIN "outcomes said" AS o
    ON o."rule" = 'danger_follow_up'
    AND o.subject = w.subject
    AND o.occurrence = w.occurrence
    AND o.cause = w.cause
  LEFT JOIN "outcomes ended" AS e
    ON e.subject = w.subject
), "danger_follow_up states" AS (
  SELECT
    *,
    CASE
      WHEN NOT done_day IS NULL
      THEN 'completed'
      WHEN relevant = 0
      THEN 'cancelled'
      WHEN NOT ended IS NULL AND (
        closes IS NULL OR closes >= ended
      )
      THEN 'cancelled'
      WHEN closes < $today
      THEN 'failed'
      WHEN opens > $today
      THEN 'draft'
      WHEN put_off > $today
      THEN 'on-hold'
      ELSE 'ready'
    END AS state
  FROM "danger_follow_up outcomes"
), "danger_follow_up overdue" AS (
  SELECT
    *,
    CASE WHEN state = 'ready' AND due < $today THEN $today - due ELSE 0 END AS overdue
  FROM "danger_follow_up states"
), "danger_follow_up reasons" AS (
  SELECT
    *,
    CASE WHEN overdue > 0 THEN 1 ELSE 0 END AS "reason late"
  FROM "danger_follow_up overdue"
), "danger_follow_up bands" AS (
  SELECT
    *,
    lift AS band
  FROM "danger_follow_up reasons"
), "danger_follow_up tasks" AS (
  SELECT
    'danger_follow_up' AS rule,
    'anc' AS grp,
    occurrence,
    cause,
    subject,
    owner,
    area,
    'anc_visit' AS form,
    opens,
    due,
    closes,
    CAST(NULL AS BIGINT) AS due_at,
    done_day,
    done_id,
    done_by,
    attempts,
    CASE WHEN state = 'on-hold' THEN put_off END AS until,
    state,
    band,
    CASE band WHEN 0 THEN 0 WHEN 1 THEN 20 WHEN 2 THEN 40 WHEN 3 THEN 80 END + points + "reason late" * LEAST(1 * overdue, 30) AS score,
    bits + "reason late" * 64 AS reasons
  FROM "danger_follow_up bands"
), "danger_late raised" AS (
  SELECT
    t.rule,
    t.grp,
    t.occurrence,
    t.cause,
    t.subject,
    t.owner,
    t.area,
    t.form,
    t.opens,
    t.due,
    t.closes,
    t.due_at,
    t.done_day,
    t.done_id,
    t.done_by,
    t.attempts,
    t.until,
    t.state,
    t.band,
    t.score,
    t.reasons,
    t.due + 1 AS raised,
    t.due + 1 + 7 AS ends,
    t.done_day AS done,
    t.closes AS over_after
  FROM "danger_follow_up tasks" AS t
  WHERE
    t.due + 1 <= $today
    AND t.state <> 'cancelled'
    AND (
      t.done_day IS NULL OR t.done_day >= t.due + 1
    )
    AND (
      t.closes IS NULL OR t.closes >= t.due + 1
    )
), "danger_late firsts" AS (
  SELECT
    r.*,
    (
      SELECT
        f._id
      FROM "form_supervisor_call" AS f
      WHERE
        f._subject = r.subject
        AND f._day >= r.raised
        AND f._day <= $today
        AND (
          r.ends IS NULL OR f._day <= r.ends
        )
        AND f._id <> r.cause
      ORDER BY
        f._at,
        f._id
      LIMIT 1
    ) AS first_id
  FROM "danger_late raised" AS r
), "danger_late done" AS (
  SELECT
    r.*,
    d._day AS handled,
    d._id AS handled_with,
    d._worker AS handled_by
  FROM "danger_late firsts" AS r
  LEFT JOIN "form_supervisor_call" AS d
    ON d._subject = r.subject AND d._id = r.first_id
), "danger_late states" AS (
  SELECT
    *,
    CASE
      WHEN NOT handled IS NULL
      THEN 'completed'
      WHEN ends < $today
      AND (
        done IS NULL OR done > ends
      )
      AND (
        over_after IS NULL OR over_after >= ends
      )
      THEN 'failed'
      WHEN state IN ('ready', 'on-hold')
      THEN state
      ELSE 'cancelled'
    END AS stands,
    CASE WHEN band > 2 THEN band ELSE 2 END AS urgency
  FROM "danger_late done"
)
SELECT
  'anc' AS rule,
  'anc' AS grp,
  occurrence,
  cause,
  subject,
  owner,
  area,
  'anc_visit' AS form,
  opens,
  due,
  closes,
  CAST(NULL AS BIGINT) AS due_at,
  done_day,
  done_id,
  done_by,
  attempts,
  CASE WHEN state = 'on-hold' THEN put_off END AS until,
  state,
  band,
  CASE band WHEN 0 THEN 0 WHEN 1 THEN 20 WHEN 2 THEN 40 WHEN 3 THEN 80 END + points + "reason late" * LEAST(1 * overdue, 30) AS score,
  bits + "reason late" * 16 AS reasons
FROM "anc bands"
UNION ALL
SELECT
  rule,
  grp,
  occurrence,
  cause,
  subject,
  owner,
  area,
  form,
  opens,
  due,
  closes,
  due_at,
  done_day,
  done_id,
  done_by,
  attempts,
  until,
  state,
  band,
  score,
  reasons
FROM "danger_follow_up tasks"
WHERE
  opens <= $to_day AND (
    closes IS NULL OR closes >= $from_day
  )
UNION ALL
SELECT
  'danger_late' AS rule,
  'escalation' AS grp,
  rule || '.' || occurrence AS occurrence,
  cause,
  subject,
  owner,
  area,
  'supervisor_call' AS form,
  raised AS opens,
  raised AS due,
  ends AS closes,
  CAST(NULL AS BIGINT) AS due_at,
  handled AS done_day,
  handled_with AS done_id,
  handled_by AS done_by,
  0 AS attempts,
  CASE WHEN stands = 'on-hold' THEN until END AS until,
  stands AS state,
  urgency AS band,
  score - CASE band WHEN 0 THEN 0 WHEN 1 THEN 20 WHEN 2 THEN 40 WHEN 3 THEN 80 END + CASE urgency WHEN 0 THEN 0 WHEN 1 THEN 20 WHEN 2 THEN 40 WHEN 3 THEN 80 END AS score,
  reasons
FROM "danger_late states"
WHERE
  raised <= $to_day AND ends >= $from_day;

-- indicator anc_tasks_completed
SELECT
  COALESCE(t.done_by, t.owner, '') AS worker,
  COALESCE(t.area, '') AS area,
  p.code AS period,
  COUNT(*) AS numerator,
  NULL AS denominator
FROM period AS p
JOIN "task" AS t
  ON t.done_day >= p.first_day AND t.done_day <= p.last_day
WHERE
  (
    p.kind = $kind
    AND p.first_day <= $last_day
    AND p.last_day >= $first_day
    AND t.done_day >= $first_day
    AND t.done_day <= $last_day
  )
  AND (
    t.grp = 'anc' AND t.state = 'completed'
  )
GROUP BY
  COALESCE(t.done_by, t.owner, ''),
  COALESCE(t.area, ''),
  p.code;

-- indicator pregnancies_registered
SELECT
  COALESCE(t._worker, '') AS worker,
  COALESCE(r._area, '') AS area,
  p.code AS period,
  COUNT(*) AS numerator,
  NULL AS denominator
FROM period AS p
JOIN "form_register_pregnancy" AS t
  ON t._day >= p.first_day AND t._day <= p.last_day
JOIN "entity_pregnancy" AS r
  ON r._id = t._subject
WHERE
  p.kind = $kind
  AND p.first_day <= $last_day
  AND p.last_day >= $first_day
  AND t._day >= $first_day
  AND t._day <= $last_day
GROUP BY
  COALESCE(t._worker, ''),
  COALESCE(r._area, ''),
  p.code;

-- indicator anc_visits_kept
SELECT
  COALESCE(t.done_by, t.owner, '') AS worker,
  COALESCE(t.area, '') AS area,
  p.code AS period,
  COUNT(CASE WHEN t.state = 'completed' THEN 1 END) AS numerator,
  COUNT(*) AS denominator
FROM period AS p
JOIN "task" AS t
  ON t.due >= p.first_day AND t.due <= p.last_day
WHERE
  (
    p.kind = $kind
    AND p.first_day <= $last_day
    AND p.last_day >= $first_day
    AND t.due >= $first_day
    AND t.due <= $last_day
  )
  AND (
    t.rule = 'anc' AND (
      t.state = 'completed' OR t.state = 'failed'
    )
  )
GROUP BY
  COALESCE(t.done_by, t.owner, ''),
  COALESCE(t.area, ''),
  p.code;

-- indicator danger_follow_ups_on_time
SELECT
  COALESCE(t.done_by, t.owner, '') AS worker,
  COALESCE(t.area, '') AS area,
  p.code AS period,
  COUNT(CASE WHEN t.state = 'completed' AND t.done_day <= t.due THEN 1 END) AS numerator,
  COUNT(*) AS denominator
FROM period AS p
JOIN "task" AS t
  ON t.due >= p.first_day AND t.due <= p.last_day
WHERE
  (
    p.kind = $kind
    AND p.first_day <= $last_day
    AND p.last_day >= $first_day
    AND t.due >= $first_day
    AND t.due <= $last_day
  )
  AND (
    t.rule = 'danger_follow_up' AND t.state IS DISTINCT FROM 'cancelled'
  )
GROUP BY
  COALESCE(t.done_by, t.owner, ''),
  COALESCE(t.area, ''),
  p.code;
