-- Daily averages and lag rows of one dump, on DuckDB. Its twin is features.hive.sql: both must give the same rows.
--
-- The rule they share, and why:
-- * A value counts only where it is written as a number and is finite, a day only where it is a real date in yyyy-MM-dd. Engines
--   differ in what their casts let through ('NaN', ' 5', '2019-2-3', '2019-02-30'), so the text is tested and not the cast trusted.
-- * A reading without a valid day goes before LAG sees it: where NULLs sort first in one engine and last in the other, one NULL day
--   would shift every lag.
-- * A refused value stays in its day's "bad", so that the figures show it; a day with nothing but refused values has no average and
--   is no row, neither as label nor as lag.
-- * Lags go over the days that exist, not over the calendar: what the original's training did.
-- * Type tags are lower case in a scan's dump and upper case, inside an Item, in a point-in-time export. Maps, not structs: struct
--   fields ignore case here, so s and S could not stand side by side.
-- * Columns are typed and NOT NULL until the file is written: joining text would turn one NULL into a row that looks whole.

CREATE TEMP TABLE days AS
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
)
SELECT
  tanggal,
  coalesce(
    regexp_full_match(tanggal, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
      AND tanggal >= '0001-01-01'
      AND CAST(TRY_CAST(tanggal AS DATE) AS VARCHAR) = tanggal,
    false) AS valid,
  count(number) FILTER (isfinite(number)) AS n,
  count(*) - count(number) FILTER (isfinite(number)) AS bad,
  avg(number) FILTER (isfinite(number)) AS avg
FROM numbers
GROUP BY tanggal;

CREATE TEMP TABLE daily AS
SELECT tanggal, n, bad, CASE WHEN isfinite(avg) THEN avg END AS avg
FROM days
WHERE valid;

CREATE TEMP TABLE features (
  y DOUBLE NOT NULL, y_6 DOUBLE NOT NULL, y_5 DOUBLE NOT NULL, y_4 DOUBLE NOT NULL,
  y_3 DOUBLE NOT NULL, y_2 DOUBLE NOT NULL, y_1 DOUBLE NOT NULL, tanggal VARCHAR NOT NULL
);

INSERT INTO features
SELECT *
FROM (
  SELECT
    avg AS y,
    lag(avg, 6) OVER ordered AS y_6,
    lag(avg, 5) OVER ordered AS y_5,
    lag(avg, 4) OVER ordered AS y_4,
    lag(avg, 3) OVER ordered AS y_3,
    lag(avg, 2) OVER ordered AS y_2,
    lag(avg, 1) OVER ordered AS y_1,
    tanggal
  FROM daily
  WHERE avg IS NOT NULL
  WINDOW ordered AS (ORDER BY tanggal)
)
WHERE y_6 IS NOT NULL;

COPY (SELECT tanggal, n, bad, avg FROM daily ORDER BY tanggal)
TO ${DAILY} (FORMAT csv, HEADER false, NULLSTR '');

COPY (SELECT y, y_6, y_5, y_4, y_3, y_2, y_1 FROM features ORDER BY tanggal)
TO ${FEATURES} (FORMAT csv, HEADER false);

SELECT
  (SELECT count(*) FROM daily WHERE avg IS NOT NULL) AS days,
  (SELECT count(*) FROM features) AS rows,
  (SELECT coalesce(sum(n + bad), 0)::BIGINT FROM days WHERE NOT valid) AS dateless;
