CREATE TABLE "board_activity" (
	"board_id" text NOT NULL,
	"id" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" text,
	"record_kind" text NOT NULL,
	"record_id" text NOT NULL,
	"title" text NOT NULL,
	"change" text NOT NULL,
	"field" text,
	"from" jsonb,
	"to" jsonb,
	"beside" jsonb,
	"why" text,
	CONSTRAINT "board_activity_board_id_id_pk" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
CREATE TABLE "board_activity_heads" (
	"board_id" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"last_id" bigint DEFAULT 0 NOT NULL,
	"derived_at" timestamp with time zone DEFAULT now() NOT NULL,
	"holder" text,
	"until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "board_activity" ADD CONSTRAINT "board_activity_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_activity_heads" ADD CONSTRAINT "board_activity_heads_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_activity_record" ON "board_activity" USING btree ("board_id","record_kind","record_id","id");