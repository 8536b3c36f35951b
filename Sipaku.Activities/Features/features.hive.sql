-- Daily averages and lag rows of one dump, on Hive 3.1.3 (EMR 7). Its twin is features.duckdb.sql: both must give the same rows.
--
-- The rule they share, and why:
-- * A value counts only where it is written as a number and is finite, a day only where it is a real date in yyyy-MM-dd. Engines
--   differ in what their casts let through ('NaN', ' 5', '2019-2-3', '2019-02-30'), so the text is tested and not the cast trusted.
-- * A reading without a valid day goes before LAG sees it: where NULLs sort first in one engine and last in the other, one NULL day
--   would shift every lag.
-- * A refused value stays in its day's "bad", so that the figures show it; a day with nothing but refused values has no average and
--   is no row, neither as label nor as lag.
-- * Lags go over the days that exist, not over the calendar: what the original's training did.
-- * Type tags are lower case in a scan's dump and upper case, inside an Item, in a point-in-time export.
--
-- Only here: lines are read as plain text and taken apart by get_json_object, which gives NULL for a line that is no JSON. So no SerDe
-- jar is needed, and no SerDe's opinion of malformed lines matters. The table is external and temporary: nothing of it outlives the
-- session, and dropping it leaves the dump alone. Parts lie in a folder a segment, hence the recursive input.

SET mapreduce.input.fileinputformat.input.dir.recursive=true;
SET mapred.input.dir.recursive=true;
SET hive.mapred.supports.subdirectories=true;
SET hive.exec.compress.output=false;

CREATE TEMPORARY EXTERNAL TABLE sipaku_lines (line STRING)
ROW FORMAT DELIMITED FIELDS TERMINATED BY '\001' LINES TERMINATED BY '\n'
STORED AS TEXTFILE
LOCATION '${INPUT}';

CREATE TEMPORARY TABLE sipaku_daily STORED AS ORC AS
WITH dump AS (
  SELECT
    coalesce(
      get_json_object(line, '$.Tanggal.s'), get_json_object(line, '$.Tanggal.S'),
      get_json_object(line, '$.Item.Tanggal.S'), get_json_object(line, '$.Item.Tanggal.s')) AS tanggal,
    coalesce(
      get_json_object(line, '$.Value.n'), get_json_object(line, '$.Value.N'),
      get_json_object(line, '$.Item.Value.N'), get_json_object(line, '$.Item.Value.n')) AS value
  FROM sipaku_lines
),
numbers AS (
  -- Java's $ also matches before a last line break, so anything but a number's characters is ruled out by itself.
  SELECT
    tanggal,
    CASE
      WHEN value RLIKE '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$' AND NOT value RLIKE '[^0-9.eE+-]'
      THEN CAST(value AS DOUBLE)
    END AS number
  FROM dump
),
finite AS (
  SELECT tanggal, CASE WHEN abs(number) <= 1.7976931348623157E308 THEN number END AS number
  FROM numbers
),
by_day AS (
  SELECT tanggal, count(number) AS n, count(*) - count(number) AS bad, avg(number) AS average
  FROM finite
  GROUP BY tanggal
)
SELECT tanggal, n, bad, CASE WHEN abs(average) <= 1.7976931348623157E308 THEN average END AS average
FROM by_day
WHERE tanggal RLIKE '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
  AND length(tanggal) = 10
  AND tanggal >= '0001-01-01'
  AND CAST(CAST(tanggal AS DATE) AS STRING) = tanggal;

INSERT OVERWRITE DIRECTORY '${DAILY}'
ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LINES TERMINATED BY '\n'
STORED AS TEXTFILE
SELECT tanggal, n, bad, coalesce(CAST(average AS STRING), '') AS average
FROM sipaku_daily
ORDER BY tanggal;

INSERT OVERWRITE DIRECTORY '${FEATURES}'
ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LINES TERMINATED BY '\n'
STORED AS TEXTFILE
SELECT y, y_6, y_5, y_4, y_3, y_2, y_1
FROM (
  SELECT
    tanggal,
    average AS y,
    lag(average, 6) OVER (ORDER BY tanggal) AS y_6,
    lag(average, 5) OVER (ORDER BY tanggal) AS y_5,
    lag(average, 4) OVER (ORDER BY tanggal) AS y_4,
    lag(average, 3) OVER (ORDER BY tanggal) AS y_3,
    lag(average, 2) OVER (ORDER BY tanggal) AS y_2,
    lag(average, 1) OVER (ORDER BY tanggal) AS y_1
  FROM sipaku_daily
  WHERE average IS NOT NULL
) lags
WHERE y_6 IS NOT NULL;
