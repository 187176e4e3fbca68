CREATE TABLE "invites" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"org_id" text NOT NULL,
	"role" text NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_by" text,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invites_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_org_id_user_id_pk" PRIMARY KEY("org_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "org_teams" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"name" text NOT NULL,
	"colour" text NOT NULL,
	"lead" text DEFAULT '' NOT NULL,
	"order" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board_docs" (
	"id" text PRIMARY KEY NOT NULL,
	"board_id" text NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"head_seq" bigint DEFAULT 0 NOT NULL,
	"snapshot_seq" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board_states" (
	"doc_id" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"state" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board_updates" (
	"doc_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"actor_id" text,
	"payload" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "board_updates_doc_id_seq_pk" PRIMARY KEY("doc_id","seq")
);
--> statement-breakpoint
CREATE TABLE "boards" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"title" text NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"id" text PRIMARY KEY NOT NULL,
	"board_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"seq" bigint NOT NULL,
	"schema_version" integer NOT NULL,
	"state" "bytea" NOT NULL,
	"view" jsonb NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_by" text
);
--> statement-breakpoint
CREATE TABLE "board_projections" (
	"board_id" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"projected_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "row_actions" (
	"board_id" text NOT NULL,
	"id" text NOT NULL,
	"risk_id" text NOT NULL,
	"title" text NOT NULL,
	"owner" text NOT NULL,
	"due_on" date,
	"done_on" date,
	CONSTRAINT "row_actions_board_id_id_pk" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
CREATE TABLE "row_dependencies" (
	"board_id" text NOT NULL,
	"id" text NOT NULL,
	"from_board_id" text NOT NULL,
	"from_id" text NOT NULL,
	"to_board_id" text NOT NULL,
	"to_id" text NOT NULL,
	"type" text NOT NULL,
	"lag" integer NOT NULL,
	"what" text NOT NULL,
	"state" text NOT NULL,
	"need_by" date,
	"promised_on" date,
	CONSTRAINT "row_dependencies_board_id_id_pk" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
CREATE TABLE "row_initiatives" (
	"board_id" text NOT NULL,
	"id" text NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"team_id" text,
	"owner" text NOT NULL,
	"start_on" date,
	"end_on" date,
	"status" text NOT NULL,
	"progress" double precision NOT NULL,
	CONSTRAINT "row_initiatives_board_id_id_pk" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
CREATE TABLE "row_milestones" (
	"board_id" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"team_id" text,
	"initiative_id" text,
	"on_date" date NOT NULL,
	"kind" text NOT NULL,
	"hard" boolean NOT NULL,
	CONSTRAINT "row_milestones_board_id_id_pk" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
CREATE TABLE "row_risk_links" (
	"board_id" text NOT NULL,
	"risk_id" text NOT NULL,
	"initiative_id" text NOT NULL,
	CONSTRAINT "row_risk_links_board_id_risk_id_initiative_id_pk" PRIMARY KEY("board_id","risk_id","initiative_id")
);
--> statement-breakpoint
CREATE TABLE "row_risks" (
	"board_id" text NOT NULL,
	"id" text NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"team_id" text,
	"owner" text NOT NULL,
	"status" text NOT NULL,
	"response" text,
	"current_likelihood" integer,
	"current_impact" integer,
	"score" integer,
	"level" text,
	CONSTRAINT "row_risks_board_id_id_pk" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
CREATE TABLE "row_teams" (
	"board_id" text NOT NULL,
	"id" text NOT NULL,
	"org_team_id" text,
	"name" text NOT NULL,
	"colour" text NOT NULL,
	"order" text NOT NULL,
	CONSTRAINT "row_teams_board_id_id_pk" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_used_by_users_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_teams" ADD CONSTRAINT "org_teams_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_docs" ADD CONSTRAINT "board_docs_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_states" ADD CONSTRAINT "board_states_doc_id_board_docs_id_fk" FOREIGN KEY ("doc_id") REFERENCES "public"."board_docs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_updates" ADD CONSTRAINT "board_updates_doc_id_board_docs_id_fk" FOREIGN KEY ("doc_id") REFERENCES "public"."board_docs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boards" ADD CONSTRAINT "boards_org_id_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boards" ADD CONSTRAINT "boards_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_taken_by_users_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_projections" ADD CONSTRAINT "board_projections_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "row_actions" ADD CONSTRAINT "row_actions_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "row_dependencies" ADD CONSTRAINT "row_dependencies_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "row_initiatives" ADD CONSTRAINT "row_initiatives_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "row_milestones" ADD CONSTRAINT "row_milestones_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "row_risk_links" ADD CONSTRAINT "row_risk_links_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "row_risks" ADD CONSTRAINT "row_risks_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "row_teams" ADD CONSTRAINT "row_teams_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invites_org" ON "invites" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "org_teams_name" ON "org_teams" USING btree ("org_id",lower("name"));--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_lower" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "board_docs_board" ON "board_docs" USING btree ("board_id");--> statement-breakpoint
CREATE INDEX "boards_org" ON "boards" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "snapshots_board_taken" ON "snapshots" USING btree ("board_id","taken_at");--> statement-breakpoint
CREATE INDEX "row_actions_risk" ON "row_actions" USING btree ("board_id","risk_id");--> statement-breakpoint
CREATE INDEX "row_dependencies_from" ON "row_dependencies" USING btree ("from_board_id","from_id");--> statement-breakpoint
CREATE INDEX "row_dependencies_to" ON "row_dependencies" USING btree ("to_board_id","to_id");--> statement-breakpoint
CREATE INDEX "row_initiatives_team" ON "row_initiatives" USING btree ("board_id","team_id");--> statement-breakpoint
CREATE INDEX "row_milestones_team" ON "row_milestones" USING btree ("board_id","team_id");--> statement-breakpoint
CREATE INDEX "row_risk_links_initiative" ON "row_risk_links" USING btree ("board_id","initiative_id");--> statement-breakpoint
CREATE INDEX "row_risks_team" ON "row_risks" USING btree ("board_id","team_id");--> statement-breakpoint
CREATE INDEX "row_teams_org_team" ON "row_teams" USING btree ("org_team_id");--> statement-breakpoint
-- Working days (Monday to Friday) strictly before d, counted from Monday 2000-01-03; negative for earlier days.
-- The difference of two numbers is the number of working days between two dates.
CREATE FUNCTION quarterdeck_working_day_number(d date) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN 5 * floor((d - DATE '2000-01-03') / 7.0)::integer
  + least((d - DATE '2000-01-03') - 7 * floor((d - DATE '2000-01-03') / 7.0)::integer, 5);
