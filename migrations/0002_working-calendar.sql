ALTER TABLE "organisations" ADD COLUMN "calendar" jsonb;--> statement-breakpoint
ALTER TABLE "board_projections" ADD COLUMN "calendar" jsonb;--> statement-breakpoint
-- Working days of a calendar strictly before d; shared/schedule/working-calendar.ts is the same. Weekdays (Monday is 1) and
-- holidays are sorted, each there once, and every holiday is on one of the weekdays. Differences are durations.
CREATE FUNCTION quarterdeck_working_day_number(d date, weekdays integer[], holidays date[]) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN cardinality(weekdays) * floor((d - DATE '2000-01-03') / 7.0)::integer
  + width_bucket(extract(isodow from d)::integer - 1, weekdays) - width_bucket(d - 1, holidays);
