CREATE TABLE "mention_projections" (
	"board_id" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "noted_mentions" (
	"user_id" text NOT NULL,
	"board_id" text NOT NULL,
	"comment_id" text NOT NULL,
	"noted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "noted_mentions_user_id_board_id_comment_id_pk" PRIMARY KEY("user_id","board_id","comment_id")
);
--> statement-breakpoint
CREATE TABLE "row_mentions" (
	"board_id" text NOT NULL,
	"comment_id" text NOT NULL,
	"user_id" text NOT NULL,
	"author" text NOT NULL,
	"thread_id" text NOT NULL,
	"record_kind" text NOT NULL,
	"record_id" text NOT NULL,
	"excerpt" text NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "row_mentions_board_id_comment_id_user_id_pk" PRIMARY KEY("board_id","comment_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "board_projections" ADD COLUMN "matrix" jsonb;--> statement-breakpoint
ALTER TABLE "row_risks" ADD COLUMN "reviewed_likelihood" integer;--> statement-breakpoint
ALTER TABLE "row_risks" ADD COLUMN "reviewed_impact" integer;--> statement-breakpoint
ALTER TABLE "row_risks" ADD COLUMN "last_reviewed" date;--> statement-breakpoint
ALTER TABLE "row_risks" ADD COLUMN "review_every" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "row_teams" ADD COLUMN "lead" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "mention_projections" ADD CONSTRAINT "mention_projections_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "noted_mentions" ADD CONSTRAINT "noted_mentions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "noted_mentions" ADD CONSTRAINT "noted_mentions_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "row_mentions" ADD CONSTRAINT "row_mentions_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "row_mentions_user" ON "row_mentions" USING btree ("user_id","board_id");--> statement-breakpoint
CREATE INDEX "row_actions_owner" ON "row_actions" USING btree ("board_id",lower("owner"));--> statement-breakpoint
CREATE INDEX "row_initiatives_owner" ON "row_initiatives" USING btree ("board_id",lower("owner"));--> statement-breakpoint
CREATE INDEX "row_risks_owner" ON "row_risks" USING btree ("board_id",lower("owner"));--> statement-breakpoint
-- Rows made before these columns: all boards count as behind, and are projected anew by the background work.
UPDATE "board_projections" SET "seq" = 0;
