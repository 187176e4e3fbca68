CREATE TABLE "board_visits" (
	"board_id" text NOT NULL,
	"user_id" text NOT NULL,
	"visited_at" timestamp with time zone NOT NULL,
	"previous_visit_at" timestamp with time zone,
	CONSTRAINT "board_visits_board_id_user_id_pk" PRIMARY KEY("board_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "snapshot_chunks" (
	"board_id" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "snapshot_chunks_board_id_hash_pk" PRIMARY KEY("board_id","hash")
);
--> statement-breakpoint
CREATE TABLE "snapshot_contents" (
	"board_id" text NOT NULL,
	"hash" text NOT NULL,
	"state_chunks" "bytea" NOT NULL,
	"view_chunks" "bytea" NOT NULL,
	"view_layout" jsonb NOT NULL,
	"state_size" integer NOT NULL,
	"view_size" integer NOT NULL,
	"damage" text,
	CONSTRAINT "snapshot_contents_board_id_hash_pk" PRIMARY KEY("board_id","hash")
);
--> statement-breakpoint
ALTER TABLE "snapshots" ALTER COLUMN "state" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "snapshots" ALTER COLUMN "view" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "snapshots" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "snapshots" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "snapshots" ADD COLUMN "authors" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "snapshots" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "snapshots" ADD COLUMN "counts" jsonb;--> statement-breakpoint
ALTER TABLE "board_visits" ADD CONSTRAINT "board_visits_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_visits" ADD CONSTRAINT "board_visits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_chunks" ADD CONSTRAINT "snapshot_chunks_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_contents" ADD CONSTRAINT "snapshot_contents_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_content" FOREIGN KEY ("board_id","content_hash") REFERENCES "public"."snapshot_contents"("board_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_activity_at" ON "board_activity" USING btree ("board_id","at","id");--> statement-breakpoint
CREATE INDEX "board_activity_actor" ON "board_activity" USING btree ("board_id","actor_id","id");--> statement-breakpoint
CREATE INDEX "board_activity_kind" ON "board_activity" USING btree ("board_id","record_kind","id");--> statement-breakpoint
CREATE INDEX "board_activity_seq" ON "board_activity" USING btree ("board_id","seq");--> statement-breakpoint
-- Versions of older builds keep their content in their row until background work moves it.
UPDATE "snapshots" SET
	"reason" = case when "kind" = 'automatic' then case "name" when 'After a session' then 'session-ended' else 'while-editing' end end,
	"counts" = (select jsonb_object_agg(key, jsonb_array_length(value)) from jsonb_each("view") where jsonb_typeof(value) = 'array');
