-- Daily averages and lag rows of one dump, on Hive 3.1.3 (EMR 7). Its twin is features.duckdb.sql: both must give the same rows.
--
-- The rule they share, and why:
-- * A value counts only where it is written as a number and is finite, a day only where it is a real date in yyyy-MM-dd. Engines
--   differ in what their casts let through (NaN, a leading blank, 2019-2-3, 2019-02-30), so the text is tested and not the cast trusted.
-- * A reading without a valid day goes before LAG sees it: where NULLs sort first in one engine and last in the other, one NULL day
--   would shift every lag. Such lines are counted under an empty date, so that all lines are in the figures. The first day is
--   1583-01-01: before it, Hive counts in the Julian calendar where it runs vectorised, and does not where it does not.
-- * A value that the settings call missing (a sentinel, or outside of what the sensor can measure) counts as that, and nowhere else.
-- * A refused value is counted as bad in its day, so that the figures show it. A day with nothing but refused values has no average and
--   is no row, neither as label nor as lag.
-- * A day is told with its most frequent value, of several the smallest: a sensor that hangs repeats itself.
-- * Lags go over the days that exist, not over the calendar: what the training of the original did. Where only consecutive days are to
--   make a row, the days between its oldest lag and its label tell.
-- * Days behind the last one that counts are in the figures, and in no row.
-- * The same rows are written of ln(1 + average) too, and none of them where an average has no such logarithm.
-- * Type tags are lower case in the dump of a scan and upper case, inside an Item, in a point-in-time export.
--
-- Only here: lines are read as plain text and taken apart by get_json_object, which gives NULL for a line that is no JSON. So no SerDe
-- jar is needed, and what a SerDe makes of malformed lines does not matter. The table is external and temporary: nothing of it outlives
-- the session, and dropping it leaves the dump alone. Parts lie in a folder a segment, hence the recursive input. In a regular expression
-- of Java, a final dollar also matches before a last line break, so anything but the characters of a number is ruled out by itself.
--
-- The command line of Hive drops only lines that begin with two hyphens, and divides the rest at semicolons outside quotes. Comments
-- therefore begin their line and hold no quote, apostrophe or semicolon.

SET mapreduce.input.fileinputformat.input.dir.recursive=true;
SET mapred.input.dir.recursive=true;
SET hive.mapred.supports.subdirectories=true;
SET hive.exec.compress.output=false;

CREATE TEMPORARY EXTERNAL TABLE sipaku_lines (line STRING)
ROW FORMAT DELIMITED FIELDS TERMINATED BY '\001' LINES TERMINATED BY '\n'
STORED AS TEXTFILE
LOCATION '${INPUT}';

CREATE TEMPORARY TABLE sipaku_readings STORED AS ORC AS
WITH raw_readings AS (
  SELECT
    coalesce(
      get_json_object(line, '$.Tanggal.s'), get_json_object(line, '$.Tanggal.S'),
      get_json_object(line, '$.Item.Tanggal.S'), get_json_object(line, '$.Item.Tanggal.s')) AS tanggal,
    coalesce(
      get_json_object(line, '$.Value.n'), get_json_object(line, '$.Value.N'),
      get_json_object(line, '$.Item.Value.N'), get_json_object(line, '$.Item.Value.n')) AS value_text
  FROM sipaku_lines
),
parsed AS (
  SELECT
    tanggal,
    CASE
      WHEN value_text RLIKE '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$' AND NOT (value_text RLIKE '[^0-9.eE+-]')
      THEN CAST(value_text AS DOUBLE)
    END AS value_number
  FROM raw_readings
),
finite_values AS (
  SELECT
    CASE
      WHEN tanggal RLIKE '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
        AND length(tanggal) = 10
        AND tanggal >= '1583-01-01'
        AND CAST(CAST(tanggal AS DATE) AS STRING) = tanggal
      THEN tanggal
      ELSE ''
    END AS tanggal,
    CASE WHEN abs(value_number) <= 1.7976931348623157E308 THEN value_number END AS value_number
  FROM parsed
),
judged AS (
  SELECT
    tanggal,
    value_number,
    CASE WHEN value_number IN (${SENTINELS}) OR value_number < ${MIN} OR value_number > ${MAX} THEN 1 ELSE 0 END AS missing
  FROM finite_values
)
SELECT tanggal, CASE WHEN missing = 0 THEN value_number END AS value_number, missing
FROM judged;

CREATE TEMPORARY TABLE sipaku_daily STORED AS ORC AS
WITH by_day AS (
  SELECT
    tanggal,
    count(value_number) AS n,
    count(*) - count(value_number) - sum(missing) AS bad,
    sum(missing) AS missing,
    avg(value_number) AS average,
    min(value_number) AS smallest,
    max(value_number) AS largest
  FROM sipaku_readings
  GROUP BY tanggal
),
counted AS (
  SELECT tanggal, value_number, count(*) AS times
  FROM sipaku_readings
  WHERE value_number IS NOT NULL
  GROUP BY tanggal, value_number
),
placed AS (
  SELECT tanggal, value_number, times, row_number() OVER (PARTITION BY tanggal ORDER BY times DESC, value_number) AS place
  FROM counted
),
modes AS (
  SELECT tanggal, value_number, times
  FROM placed
  WHERE place = 1 AND tanggal <> ''
)
SELECT
  by_day.tanggal AS tanggal,
  by_day.n AS n,
  by_day.bad AS bad,
  by_day.missing AS missing,
  CASE WHEN by_day.tanggal <> '' AND abs(by_day.average) <= 1.7976931348623157E308 THEN by_day.average END AS average,
  CASE WHEN by_day.tanggal <> '' THEN by_day.smallest END AS smallest,
  CASE WHEN by_day.tanggal <> '' THEN by_day.largest END AS largest,
  modes.value_number AS most_frequent,
  modes.times AS times
FROM by_day
LEFT OUTER JOIN modes ON by_day.tanggal = modes.tanggal;

INSERT OVERWRITE DIRECTORY '${DAILY}'
ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LINES TERMINATED BY '\n'
STORED AS TEXTFILE
SELECT
  tanggal,
  n,
  bad,
  missing,
  coalesce(CAST(average AS STRING), '') AS average,
  coalesce(CAST(smallest AS STRING), '') AS smallest,
  coalesce(CAST(largest AS STRING), '') AS largest,
  coalesce(CAST(most_frequent AS STRING), '') AS most_frequent,
  coalesce(CAST(times AS STRING), '') AS times
FROM sipaku_daily
ORDER BY tanggal;

CREATE TEMPORARY TABLE sipaku_days STORED AS ORC AS
SELECT
  tanggal,
  average,
  ln(1 + average) AS logarithm,
  min(average) OVER (ORDER BY tanggal ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS lowest,
  CASE WHEN datediff(tanggal, lag(tanggal, 6) OVER (ORDER BY tanggal)) <= ${MAX_SPAN} THEN 1 END AS is_row
FROM sipaku_daily
WHERE average IS NOT NULL AND tanggal <= '${LAST_DAY}';

INSERT OVERWRITE DIRECTORY '${FEATURES}'
ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LINES TERMINATED BY '\n'
STORED AS TEXTFILE
SELECT y, y_6, y_5, y_4, y_3, y_2, y_1
FROM (
  SELECT
    average AS y,
    lag(average, 6) OVER by_date AS y_6,
    lag(average, 5) OVER by_date AS y_5,
    lag(average, 4) OVER by_date AS y_4,
    lag(average, 3) OVER by_date AS y_3,
    lag(average, 2) OVER by_date AS y_2,
    lag(average, 1) OVER by_date AS y_1,
    is_row
  FROM sipaku_days
  WINDOW by_date AS (ORDER BY tanggal)
) lagged
WHERE is_row = 1;

INSERT OVERWRITE DIRECTORY '${FEATURES_LOG}'
ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LINES TERMINATED BY '\n'
STORED AS TEXTFILE
SELECT y, y_6, y_5, y_4, y_3, y_2, y_1
FROM (
  SELECT
    logarithm AS y,
    lag(logarithm, 6) OVER by_date AS y_6,
    lag(logarithm, 5) OVER by_date AS y_5,
    lag(logarithm, 4) OVER by_date AS y_4,
    lag(logarithm, 3) OVER by_date AS y_3,
    lag(logarithm, 2) OVER by_date AS y_2,
    lag(logarithm, 1) OVER by_date AS y_1,
    is_row,
    lowest
  FROM sipaku_days
  WINDOW by_date AS (ORDER BY tanggal)
) lagged
WHERE is_row = 1 AND lowest > -1;
