CREATE TABLE "book" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"shelf" text DEFAULT 'low' NOT NULL,
	"price_fen" bigint NOT NULL,
	"lent" boolean DEFAULT false NOT NULL,
	"extra" jsonb,
	"cover" "bytea",
	"bought_at" bigint NOT NULL,
	CONSTRAINT "book_price" CHECK (price_fen >= 0)
);
--> statement-breakpoint
CREATE TABLE "errand" (
	"reader" integer NOT NULL,
	"number" integer NOT NULL,
	"owner" text,
	"leased_until" bigint NOT NULL,
	CONSTRAINT "errand_reader_number_pk" PRIMARY KEY("reader","number")
);
--> statement-breakpoint
CREATE TABLE "loan" (
	"book_id" uuid NOT NULL,
	"loan_id" uuid NOT NULL,
	"note" text,
	"lent_at" bigint NOT NULL,
	CONSTRAINT "loan_book_id_loan_id_pk" PRIMARY KEY("book_id","loan_id")
);
--> statement-breakpoint
CREATE TABLE "loan_count" (
	"month" integer NOT NULL,
	"shelf" text NOT NULL,
	"slot" integer NOT NULL,
	"count" integer NOT NULL,
	"price_fen" bigint NOT NULL,
	CONSTRAINT "loan_count_month_shelf_slot_pk" PRIMARY KEY("month","shelf","slot")
);
--> statement-breakpoint
ALTER TABLE "loan" ADD CONSTRAINT "loan_book" FOREIGN KEY ("book_id") REFERENCES "public"."book"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "book_title" ON "book" USING btree ("title");--> statement-breakpoint
CREATE INDEX "book_lent" ON "book" USING btree ("bought_at") WHERE lent;--> statement-breakpoint
CREATE INDEX "loan_lent_at" ON "loan" USING btree ("lent_at");