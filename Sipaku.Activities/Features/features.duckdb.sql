-- Daily averages and lag rows of one dump, on DuckDB. Its twin is features.hive.sql: both must give the same rows.
--
-- The rule they share, and why:
-- * A value counts only where it is written as a number and is finite, a day only where it is a real date in yyyy-MM-dd. Engines
--   differ in what their casts let through ('NaN', ' 5', '2019-2-3', '2019-02-30'), so the text is tested and not the cast trusted.
-- * A reading without a valid day goes before LAG sees it: where NULLs sort first in one engine and last in the other, one NULL day
--   would shift every lag. Such lines are counted under an empty date, so that all lines are in the figures. The first day is
--   1583-01-01: before it, Hive counts in the Julian calendar where it runs vectorised, and does not where it does not.
-- * A value that the settings call missing (a sentinel, or outside of what the sensor can measure) counts as that, and nowhere else.
-- * A refused value stays in its day's "bad", so that the figures show it; a day with nothing but refused values has no average and
--   is no row, neither as label nor as lag.
-- * A day is told with its most frequent value, of several the smallest: a sensor that hangs repeats itself.
-- * Lags go over the days that exist, not over the calendar: what the original's training did. Where only consecutive days are to make a
--   row, the days between its oldest lag and its label tell.
-- * Days behind the last one that counts are in the figures, and in no row.
-- * The same rows are written of ln(1 + average) too, and none of them where an average has no such logarithm.
-- * Type tags are lower case in a scan's dump and upper case, inside an Item, in a point-in-time export. Maps, not structs: struct
--   fields ignore case here, so s and S could not stand side by side.
-- * Columns are typed and NOT NULL until the file is written: joining text would turn one NULL into a row that looks whole.

CREATE TEMP TABLE readings AS
WITH dump AS (
  SELECT
    coalesce(Tanggal['s'], Tanggal['S'], Item.Tanggal['S'], Item.Tanggal['s']) AS tanggal,
    coalesce(Value['n'], Value['N'], Item.Value['N'], Item.Value['n']) AS value
  FROM read_json(${INPUT}, format = 'newline_delimited', ignore_errors = true, columns = {
    Tanggal: 'MAP(VARCHAR, VARCHAR)',
    Value: 'MAP(VARCHAR, VARCHAR)',
    Item: 'STRUCT(Tanggal MAP(VARCHAR, VARCHAR), Value MAP(VARCHAR, VARCHAR))'
  })
),
numbers AS (
  SELECT
    tanggal,
    CASE WHEN regexp_full_match(value, '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?') THEN TRY_CAST(value AS DOUBLE) END AS number
  FROM dump
),
judged AS (
  SELECT
    coalesce(
      regexp_full_match(tanggal, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
        AND tanggal >= '1583-01-01'
        AND CAST(TRY_CAST(tanggal AS DATE) AS VARCHAR) = tanggal,
      false) AS dated,
    tanggal,
    CASE WHEN isfinite(number) THEN number END AS number,
    coalesce(isfinite(number) AND (number IN (${SENTINELS}) OR number < ${MIN} OR number > ${MAX}), false) AS missing
  FROM numbers
)
SELECT
  CASE WHEN dated THEN TRY_CAST(tanggal AS DATE) END AS tanggal,
  CASE WHEN NOT missing THEN number END AS number,
  missing
FROM judged;

CREATE TEMP TABLE daily AS
WITH by_day AS (
  SELECT
    tanggal,
    count(number) AS n,
    count(*) - count(number) - count_if(missing) AS bad,
    count_if(missing) AS missing,
    avg(number) AS avg,
    min(number) AS min,
    max(number) AS max
  FROM readings
  GROUP BY tanggal
),
modes AS (
  SELECT tanggal, max({'times': times, 'negated': -number}) AS mode
  FROM (SELECT tanggal, number, count(*) AS times FROM readings WHERE number IS NOT NULL GROUP BY tanggal, number)
  GROUP BY tanggal
)
SELECT
  d.tanggal, d.n, d.bad, d.missing, CASE WHEN isfinite(d.avg) THEN d.avg END AS avg, d.min, d.max, -m.mode.negated AS mode, m.mode.times AS mode_n
FROM by_day d
LEFT JOIN modes m ON m.tanggal = d.tanggal;

CREATE TEMP TABLE days AS
SELECT
  tanggal,
  avg,
  tanggal - lag(tanggal, 6) OVER (ORDER BY tanggal) AS span
FROM daily
WHERE avg IS NOT NULL AND tanggal <= DATE '${LAST_DAY}';

CREATE TEMP TABLE features (
  y DOUBLE NOT NULL, y_6 DOUBLE NOT NULL, y_5 DOUBLE NOT NULL, y_4 DOUBLE NOT NULL,
  y_3 DOUBLE NOT NULL, y_2 DOUBLE NOT NULL, y_1 DOUBLE NOT NULL, tanggal DATE NOT NULL
);

INSERT INTO features
SELECT y, y_6, y_5, y_4, y_3, y_2, y_1, tanggal
FROM (
  SELECT
    avg AS y,
    lag(avg, 6) OVER ordered AS y_6,
    lag(avg, 5) OVER ordered AS y_5,
    lag(avg, 4) OVER ordered AS y_4,
    lag(avg, 3) OVER ordered AS y_3,
    lag(avg, 2) OVER ordered AS y_2,
    lag(avg, 1) OVER ordered AS y_1,
    tanggal,
    span
  FROM days
  WINDOW ordered AS (ORDER BY tanggal)
)
WHERE span <= ${MAX_SPAN};

COPY (
  SELECT
    tanggal, n, bad, missing,
    CASE WHEN tanggal IS NOT NULL THEN avg END AS avg,
    CASE WHEN tanggal IS NOT NULL THEN min END AS min,
    CASE WHEN tanggal IS NOT NULL THEN max END AS max,
    CASE WHEN tanggal IS NOT NULL THEN mode END AS mode,
    CASE WHEN tanggal IS NOT NULL THEN mode_n END AS mode_n
  FROM daily
  ORDER BY tanggal NULLS FIRST
) TO ${DAILY} (FORMAT csv, HEADER false, NULLSTR '');

COPY (SELECT y, y_6, y_5, y_4, y_3, y_2, y_1 FROM features ORDER BY tanggal)
TO ${FEATURES} (FORMAT csv, HEADER false);

CREATE TEMP MACRO log_scale(average) AS CASE WHEN average > -1 THEN ln(1 + average) END;

COPY (
  SELECT log_scale(y), log_scale(y_6), log_scale(y_5), log_scale(y_4), log_scale(y_3), log_scale(y_2), log_scale(y_1)
  FROM features
  WHERE (SELECT min(avg) FROM days) > -1
  ORDER BY tanggal
)
TO ${FEATURES_LOG} (FORMAT csv, HEADER false);

SELECT
  (SELECT count(*) FROM days) AS days,
  (SELECT count(*) FROM features) AS rows,
  (SELECT coalesce(sum(n + bad + missing), 0)::BIGINT FROM daily WHERE tanggal IS NULL) AS dateless;
