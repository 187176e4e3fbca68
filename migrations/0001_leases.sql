CREATE TABLE "board_editing" (
	"board_id" text PRIMARY KEY NOT NULL,
	"kept_seq" bigint DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "board_projections" ADD COLUMN "holder" text;--> statement-breakpoint
ALTER TABLE "board_projections" ADD COLUMN "until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "board_editing" ADD CONSTRAINT "board_editing_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;