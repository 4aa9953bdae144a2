CREATE TABLE `book` (
	`id` blob PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`shelf` text DEFAULT 'low' NOT NULL,
	`price_fen` integer NOT NULL,
	`lent` integer DEFAULT false NOT NULL,
	`extra` text,
	`cover` blob,
	`bought_at` integer NOT NULL,
	CONSTRAINT "book_price" CHECK(price_fen >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `book_title` ON `book` (`title`);--> statement-breakpoint
CREATE INDEX `book_lent` ON `book` (`bought_at`) WHERE lent;--> statement-breakpoint
CREATE TABLE `errand` (
	`reader` integer NOT NULL,
	`number` integer NOT NULL,
	`owner` text,
	`leased_until` integer NOT NULL,
	PRIMARY KEY(`reader`, `number`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `loan` (
	`book_id` blob NOT NULL,
	`loan_id` blob NOT NULL,
	`note` text,
	`lent_at` integer NOT NULL,
	PRIMARY KEY(`book_id`, `loan_id`),
	FOREIGN KEY (`book_id`) REFERENCES `book`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `loan_lent_at` ON `loan` (`lent_at`);--> statement-breakpoint
CREATE TABLE `loan_count` (
	`month` integer NOT NULL,
	`shelf` text NOT NULL,
	`slot` integer NOT NULL,
	`count` integer NOT NULL,
	`price_fen` integer NOT NULL,
	PRIMARY KEY(`month`, `shelf`, `slot`)
) STRICT, WITHOUT ROWID;
