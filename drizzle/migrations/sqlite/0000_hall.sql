CREATE TABLE `activity` (
	`code` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`keyword` text NOT NULL,
	`title` text NOT NULL,
	`lead` text NOT NULL,
	`content` text NOT NULL,
	`rules` text NOT NULL,
	`prizes` text NOT NULL,
	`shows_result` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`status` text NOT NULL,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `activity_counter` (
	`activity_code` text NOT NULL,
	`item` text NOT NULL,
	`channel` text NOT NULL,
	`slot` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`activity_code`, `item`, `channel`, `slot`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `activity_entry` (
	`subscriber_id` blob NOT NULL,
	`activity_code` text NOT NULL,
	`turn` integer NOT NULL,
	`id` blob NOT NULL,
	`day` integer NOT NULL,
	`channel` text NOT NULL,
	`entered_at` integer NOT NULL,
	`answers` text NOT NULL,
	`score` integer,
	`passed` integer,
	`ticket` integer,
	`won` text,
	PRIMARY KEY(`subscriber_id`, `activity_code`, `turn`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `activity_entry_in_order` ON `activity_entry` (`activity_code`,`id`);--> statement-breakpoint
CREATE INDEX `activity_entry_ticket` ON `activity_entry` (`activity_code`,`ticket`) WHERE "activity_entry"."ticket" is not null;--> statement-breakpoint
CREATE TABLE `activity_progress` (
	`subscriber_id` blob NOT NULL,
	`activity_code` text NOT NULL,
	`question` integer NOT NULL,
	`answers` text NOT NULL,
	`started_at` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `activity_code`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `activity_stock` (
	`activity_code` text NOT NULL,
	`item` text NOT NULL,
	`total` integer NOT NULL,
	`remaining` integer NOT NULL,
	PRIMARY KEY(`activity_code`, `item`),
	CONSTRAINT "activity_stock_remaining" CHECK("activity_stock"."remaining" >= 0 and "activity_stock"."remaining" <= "activity_stock"."total")
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `bill` (
	`subscriber_id` blob NOT NULL,
	`month` integer NOT NULL,
	`total_fen` integer NOT NULL,
	`paid_fen` integer NOT NULL,
	`issued_at` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `month`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `bill_item` (
	`subscriber_id` blob NOT NULL,
	`month` integer NOT NULL,
	`position` integer NOT NULL,
	`category` text NOT NULL,
	`name` text NOT NULL,
	`amount_fen` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `month`, `position`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `boss_order` (
	`subscriber_id` blob NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`charged_fen` integer NOT NULL,
	`charged_to` text NOT NULL,
	`ordered_at` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `key`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `plan` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`summary` text NOT NULL,
	`brand` text NOT NULL,
	`payment` text,
	`monthly_fen` integer NOT NULL,
	`minutes` integer NOT NULL,
	`messages` integer NOT NULL,
	`data_kb` integer NOT NULL,
	`per_minute_fen` integer NOT NULL,
	`per_message_fen` integer NOT NULL,
	`per_mb_fen` integer NOT NULL,
	`contract_months` integer NOT NULL,
	`includes` text NOT NULL,
	`on_sale` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `plan_term` (
	`subscriber_id` blob NOT NULL,
	`starts_at` integer NOT NULL,
	`plan_code` text NOT NULL,
	`contract_until` integer,
	`ordered_at` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `starts_at`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `service` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`summary` text NOT NULL,
	`charging` text NOT NULL,
	`price_fen` integer NOT NULL,
	`exclusive_group` text,
	`brands` text,
	`data_kb` integer NOT NULL,
	`on_sale` integer NOT NULL,
	`position` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `subscriber_service` (
	`subscriber_id` blob NOT NULL,
	`service_code` text NOT NULL,
	`since` integer NOT NULL,
	`ends_at` integer,
	PRIMARY KEY(`subscriber_id`, `service_code`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `usage_month` (
	`subscriber_id` blob NOT NULL,
	`month` integer NOT NULL,
	`minutes` integer NOT NULL,
	`messages` integer NOT NULL,
	`data_kb` integer NOT NULL,
	`as_of` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `month`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `call_line` (
	`subscriber_id` blob NOT NULL,
	`list_id` blob NOT NULL,
	`round` integer NOT NULL,
	`line` integer NOT NULL,
	`day` integer NOT NULL,
	`script` text NOT NULL,
	`result` text,
	`result_at` integer,
	PRIMARY KEY(`subscriber_id`, `list_id`, `round`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `call_line_list` ON `call_line` (`list_id`,`line`);--> statement-breakpoint
CREATE TABLE `call_list` (
	`id` blob PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`campaign_id` blob NOT NULL,
	`agency` text NOT NULL,
	`wanted` integer NOT NULL,
	`lines` integer NOT NULL,
	`results` integer NOT NULL,
	`state` text NOT NULL,
	`taken_by` blob NOT NULL,
	`taken_at` integer NOT NULL,
	`lease_until` integer NOT NULL,
	`fetched_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `call_list_campaign` ON `call_list` (`campaign_id`);--> statement-breakpoint
CREATE INDEX `call_list_code` ON `call_list` (`code`);--> statement-breakpoint
CREATE TABLE `campaign` (
	`id` blob PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`goal` text NOT NULL,
	`theme` text NOT NULL,
	`state` text NOT NULL,
	`segment_id` blob NOT NULL,
	`segment_version` integer NOT NULL,
	`variants` text NOT NULL,
	`holdout_bp` integer NOT NULL,
	`schedule` text NOT NULL,
	`begins_at` integer NOT NULL,
	`lasts_until` integer NOT NULL,
	`window_from` integer NOT NULL,
	`window_until` integer NOT NULL,
	`per_second` integer NOT NULL,
	`on_unknown` text NOT NULL,
	`offer_code` text,
	`operation` text,
	`operation_code` text,
	`response_days` integer NOT NULL,
	`segment_price_fen` integer NOT NULL,
	`benefit` text,
	`open_days` integer NOT NULL,
	`ab_test` text,
	`winner` text,
	`created_by` blob NOT NULL,
	`created_at` integer NOT NULL,
	`submitted_at` integer,
	`approved_by` blob,
	`approved_at` integer,
	`started_at` integer,
	`ended_at` integer,
	`round` integer NOT NULL,
	`next_round_at` integer,
	`expanded_to` blob,
	`expanding` integer NOT NULL,
	`dry_run` text,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `campaign_state` ON `campaign` (`state`);--> statement-breakpoint
CREATE TABLE `campaign_counter` (
	`campaign_id` blob NOT NULL,
	`channel` text NOT NULL,
	`variant` text NOT NULL,
	`what` text NOT NULL,
	`reason` text NOT NULL,
	`slot` integer NOT NULL,
	`count` integer NOT NULL,
	`segments` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `channel`, `variant`, `what`, `reason`, `slot`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `campaign_day` (
	`campaign_id` blob NOT NULL,
	`day` integer NOT NULL,
	`channel` text NOT NULL,
	`variant` text NOT NULL,
	`what` text NOT NULL,
	`slot` integer NOT NULL,
	`count` integer NOT NULL,
	`segments` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `day`, `channel`, `variant`, `what`, `slot`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `campaign_day_day` ON `campaign_day` (`day`);--> statement-breakpoint
CREATE TABLE `campaign_hour` (
	`campaign_id` blob NOT NULL,
	`hour` integer NOT NULL,
	`what` text NOT NULL,
	`slot` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `hour`, `what`, `slot`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `push_pace` (
	`key` text PRIMARY KEY NOT NULL,
	`next_us` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `push_sender` (
	`holder` blob PRIMARY KEY NOT NULL,
	`link` text NOT NULL,
	`seen_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `push_target` (
	`subscriber_id` blob NOT NULL,
	`campaign_id` blob NOT NULL,
	`round` integer NOT NULL,
	`channel` text NOT NULL,
	`variant` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`due_at` integer,
	`lease` text,
	`lost` integer NOT NULL,
	`queued_at` integer NOT NULL,
	`sent_at` integer,
	`segments` integer NOT NULL,
	`awaited` text,
	`touch_id` blob,
	`shown_day` integer,
	`response` text,
	`responded_at` integer,
	`responded_id` blob,
	`answered_at` integer,
	`answered_id` blob,
	`answered_fen` integer,
	`rewarded_at` integer,
	`opted_out_at` integer,
	`opted_out_id` blob,
	PRIMARY KEY(`subscriber_id`, `campaign_id`, `round`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `push_target_campaign` ON `push_target` (`campaign_id`,`subscriber_id`,`round`);--> statement-breakpoint
CREATE INDEX `push_target_due` ON `push_target` (`campaign_id`,`channel`,`due_at`) WHERE "push_target"."due_at" is not null;--> statement-breakpoint
CREATE TABLE `cashier_callback` (
	`id` blob PRIMARY KEY NOT NULL,
	`ref` text NOT NULL,
	`tries` integer NOT NULL,
	`due_at` integer NOT NULL,
	`waiting` integer NOT NULL,
	`last_answer` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `cashier_callback_due` ON `cashier_callback` (`waiting`,`due_at`);--> statement-breakpoint
CREATE TABLE `cashier_payment` (
	`ref` text PRIMARY KEY NOT NULL,
	`payment` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`language` text NOT NULL,
	`state` text NOT NULL,
	`paid_fen` integer NOT NULL,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `cashier_payment_merchant` ON `cashier_payment` (`payment`);--> statement-breakpoint
CREATE TABLE `contact_count` (
	`subscriber_id` blob NOT NULL,
	`day` integer NOT NULL,
	`channel` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `day`, `channel`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `contact_policy` (
	`key` text PRIMARY KEY NOT NULL,
	`rules` text NOT NULL,
	`stopped_at` integer,
	`stopped_by` blob,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `contact_rule_change` (
	`id` blob PRIMARY KEY NOT NULL,
	`rules` text NOT NULL,
	`before` text NOT NULL,
	`why` text NOT NULL,
	`state` text NOT NULL,
	`proposed_by` blob NOT NULL,
	`proposed_at` integer NOT NULL,
	`decided_by` blob,
	`decided_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `audit` (
	`id` blob PRIMARY KEY NOT NULL,
	`staff_id` blob NOT NULL,
	`action` text NOT NULL,
	`subscriber_id` blob,
	`detail` text NOT NULL,
	`happened_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_subscriber` ON `audit` (`subscriber_id`);--> statement-breakpoint
CREATE TABLE `credential` (
	`subscriber_id` blob PRIMARY KEY NOT NULL,
	`password_hash` text NOT NULL,
	`document_hash` text NOT NULL,
	`failures` integer NOT NULL,
	`locked_until` integer,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `one_time_code` (
	`subscriber_id` blob PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`sent_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`tries_left` integer NOT NULL,
	`sent_today` integer NOT NULL,
	`used_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `session` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`token_hash` text NOT NULL,
	`channel` text NOT NULL,
	`device` text NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` blob PRIMARY KEY NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`branch_code` text,
	`merchant_code` text,
	`password_hash` text NOT NULL,
	`failures` integer NOT NULL,
	`locked_until` integer,
	`disabled` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_login` ON `staff` (`login`);--> statement-breakpoint
CREATE INDEX `staff_merchant` ON `staff` (`merchant_code`);--> statement-breakpoint
CREATE TABLE `staff_session` (
	`staff_id` blob NOT NULL,
	`id` blob NOT NULL,
	`token_hash` text NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `bound_account` (
	`subscriber_id` blob PRIMARY KEY NOT NULL,
	`bank` text NOT NULL,
	`tail` text NOT NULL,
	`bound_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `card_guess` (
	`subscriber_id` blob NOT NULL,
	`day` integer NOT NULL,
	`failures` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `day`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `channel_use` (
	`subscriber_id` blob NOT NULL,
	`channel` text NOT NULL,
	`known_since` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `channel`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `earning_rule` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`business` text,
	`channel` text,
	`coins` integer NOT NULL,
	`per_day` integer,
	`per_month` integer,
	`valid_months` integer NOT NULL,
	`starts_at` integer,
	`ends_at` integer,
	`budget_code` text,
	`open` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `ecoin_budget` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`total` integer,
	`per_month` integer,
	`spent` integer NOT NULL,
	`month` integer NOT NULL,
	`month_spent` integer NOT NULL,
	CONSTRAINT "ecoin_budget_spent" CHECK("ecoin_budget"."spent" >= 0 and "ecoin_budget"."month_spent" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `ecoin_lot` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`source` text NOT NULL,
	`earned` integer NOT NULL,
	`remaining` integer NOT NULL,
	`earned_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `id`),
	CONSTRAINT "ecoin_lot_remaining" CHECK("ecoin_lot"."remaining" >= 0 and "ecoin_lot"."remaining" <= "ecoin_lot"."earned")
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `ecoin_lot_expiring` ON `ecoin_lot` (`expires_at`) WHERE "ecoin_lot"."remaining" > 0;--> statement-breakpoint
CREATE TABLE `ledger_entry` (
	`subscriber_id` blob NOT NULL,
	`account` text NOT NULL,
	`seq` integer NOT NULL,
	`transfer_id` blob NOT NULL,
	`before` integer NOT NULL,
	`amount` integer NOT NULL,
	`after` integer NOT NULL,
	`floor` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `account`, `seq`),
	FOREIGN KEY (`subscriber_id`,`transfer_id`) REFERENCES `ledger_transfer`(`subscriber_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_entry_sums" CHECK("ledger_entry"."after" = "ledger_entry"."before" + "ledger_entry"."amount"),
	CONSTRAINT "ledger_entry_floor" CHECK("ledger_entry"."after" >= "ledger_entry"."floor")
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ledger_transfer` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`key` text NOT NULL,
	`debit` text NOT NULL,
	`credit` text NOT NULL,
	`amount` integer NOT NULL,
	`reason` text NOT NULL,
	`posted_at` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `id`),
	CONSTRAINT "ledger_transfer_positive" CHECK("ledger_transfer"."amount" > 0),
	CONSTRAINT "ledger_transfer_two_sides" CHECK("ledger_transfer"."debit" <> "ledger_transfer"."credit")
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_transfer_key` ON `ledger_transfer` (`subscriber_id`,`key`);--> statement-breakpoint
CREATE INDEX `ledger_transfer_settled` ON `ledger_transfer` (`reason`) WHERE substr("ledger_transfer"."reason", 1, 7) = 'settle:';--> statement-breakpoint
CREATE TABLE `payment_callback` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`intent_id` blob NOT NULL,
	`nonce` text NOT NULL,
	`cashier_ref` text NOT NULL,
	`state` text NOT NULL,
	`paid_fen` integer NOT NULL,
	`verdict` text NOT NULL,
	`received_at` integer NOT NULL,
	`resolution` text,
	`resolved_at` integer,
	`resolved_by` blob,
	`note` text,
	PRIMARY KEY(`subscriber_id`, `id`),
	FOREIGN KEY (`subscriber_id`,`intent_id`) REFERENCES `payment_intent`(`subscriber_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_callback_nonce` ON `payment_callback` (`subscriber_id`,`nonce`);--> statement-breakpoint
CREATE INDEX `payment_callback_flagged` ON `payment_callback` (`received_at`) WHERE "payment_callback"."verdict" in ('mismatched', 'paid-twice', 'contradicted', 'line-closed') and "payment_callback"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX `payment_callback_resolved` ON `payment_callback` (`received_at`) WHERE "payment_callback"."resolved_at" is not null;--> statement-breakpoint
CREATE TABLE `payment_intent` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`amount_fen` integer NOT NULL,
	`state` text NOT NULL,
	`channel` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`settled_at` integer,
	`cashier_ref` text,
	`paid_fen` integer,
	`asked_touch_id` blob NOT NULL,
	`touch_id` blob,
	PRIMARY KEY(`subscriber_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `payment_intent_open` ON `payment_intent` (`expires_at`) WHERE "payment_intent"."state" = 'open';--> statement-breakpoint
CREATE TABLE `recharge_voucher` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`face_fen` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_by` blob,
	`used_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `offer` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`operation` text NOT NULL,
	`input` text NOT NULL,
	`words` text NOT NULL,
	`rules` text NOT NULL,
	`raises` text NOT NULL,
	`channels` text NOT NULL,
	`first_channel` text,
	`first_until` integer,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`points` integer NOT NULL,
	`cool_down_days` integer NOT NULL,
	`status` text NOT NULL,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `offer_contact` (
	`subscriber_id` blob NOT NULL,
	`offer_code` text NOT NULL,
	`channel` text NOT NULL,
	`shown_day` integer NOT NULL,
	`shown_id` blob,
	`why` text NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answer_id` blob,
	`quote_id` blob,
	`silent_until` integer,
	`due_at` integer,
	PRIMARY KEY(`subscriber_id`, `offer_code`, `channel`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `offer_contact_due` ON `offer_contact` (`due_at`);--> statement-breakpoint
CREATE TABLE `offer_counter` (
	`offer_code` text NOT NULL,
	`day` integer NOT NULL,
	`channel` text NOT NULL,
	`event` text NOT NULL,
	`slot` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`offer_code`, `day`, `channel`, `event`, `slot`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `branch` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `business_type` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`charged` integer NOT NULL,
	`position` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `catalogue` (
	`name` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `channel` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`electronic` integer NOT NULL,
	`position` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `function_switch` (
	`operation` text NOT NULL,
	`brand` text NOT NULL,
	`channel` text NOT NULL,
	`open` integer NOT NULL,
	PRIMARY KEY(`operation`, `brand`, `channel`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `keyword_alias` (
	`word` text PRIMARY KEY NOT NULL,
	`operation` text NOT NULL,
	`preset` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `referral` (
	`subscriber_id` blob PRIMARY KEY NOT NULL,
	`referrer_id` blob NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`done_at` integer,
	`rule_code` text,
	`coins` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `referral_of` ON `referral` (`referrer_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `referral_due` ON `referral` (`done_at`) WHERE "referral"."state" = 'due';--> statement-breakpoint
CREATE TABLE `referral_code` (
	`subscriber_id` blob PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`made_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `referral_code_owner` (
	`code` text PRIMARY KEY NOT NULL,
	`subscriber_id` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `import_batch` (
	`id` blob PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`staff_id` blob,
	`imported_at` integer NOT NULL,
	`taken` integer NOT NULL,
	`known` integer NOT NULL,
	`faults` text NOT NULL,
	`fault_count` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `repeat_counter` (
	`month` integer NOT NULL,
	`business` text NOT NULL,
	`channel` text NOT NULL,
	`branch_code` text NOT NULL,
	`judged` integer NOT NULL,
	`repeated` integer NOT NULL,
	PRIMARY KEY(`month`, `business`, `channel`, `branch_code`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `repeat_progress` (
	`month` integer PRIMARY KEY NOT NULL,
	`judged_until` integer NOT NULL,
	`walking_to` integer,
	`after` blob,
	`looked` integer NOT NULL,
	`counted_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `share_target` (
	`month` integer NOT NULL,
	`business` text NOT NULL,
	`branch_code` text NOT NULL,
	`share_bp` integer NOT NULL,
	PRIMARY KEY(`month`, `business`, `branch_code`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `complaint` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`ticket` text NOT NULL,
	`content` text NOT NULL,
	`state` text NOT NULL,
	`branch_code` text NOT NULL,
	`received_at` integer NOT NULL,
	`deadline_at` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answered_by` blob,
	PRIMARY KEY(`subscriber_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `complaint_queue` ON `complaint` (`state`,`deadline_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `complaint_ticket` ON `complaint` (`subscriber_id`,`ticket`);--> statement-breakpoint
CREATE TABLE `preregistration` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`ticket` text NOT NULL,
	`kind_code` text NOT NULL,
	`values` text NOT NULL,
	`state` text NOT NULL,
	`channel` text NOT NULL,
	`branch_code` text NOT NULL,
	`received_at` integer NOT NULL,
	`deadline_at` integer NOT NULL,
	`worked_by` blob,
	`result` text,
	`result_at` integer,
	`touch_id` blob NOT NULL,
	PRIMARY KEY(`subscriber_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `preregistration_queue` ON `preregistration` (`state`,`deadline_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `preregistration_ticket` ON `preregistration` (`subscriber_id`,`ticket`);--> statement-breakpoint
CREATE TABLE `preregistration_kind` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`summary` text NOT NULL,
	`fields` text NOT NULL,
	`brands` text,
	`stores` text NOT NULL,
	`deadline_days` integer NOT NULL,
	`open` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `satisfaction` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`touch_id` blob NOT NULL,
	`business` text NOT NULL,
	`branch_code` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`score` integer,
	`scored_at` integer,
	`channel` text,
	PRIMARY KEY(`subscriber_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `satisfaction_scored` ON `satisfaction` (`scored_at`) WHERE "satisfaction"."score" is not null;--> statement-breakpoint
CREATE TABLE `merchant` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`contact` text NOT NULL,
	`phone` text NOT NULL,
	`channel` text NOT NULL,
	`settle_by` text NOT NULL,
	`settle_fen` integer NOT NULL,
	`settle_percent` integer NOT NULL,
	`status` text NOT NULL,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `merchant_statement` (
	`merchant_code` text NOT NULL,
	`month` integer NOT NULL,
	`verified` integer NOT NULL,
	`reversed` integer NOT NULL,
	`coins` integer NOT NULL,
	`due_fen` integer NOT NULL,
	`closed_at` integer NOT NULL,
	`closed_by` blob NOT NULL,
	PRIMARY KEY(`merchant_code`, `month`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `reward` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`merchant_code` text NOT NULL,
	`price` integer NOT NULL,
	`value_fen` integer NOT NULL,
	`settle_fen` integer,
	`stock` integer NOT NULL,
	`valid_days` integer NOT NULL,
	`open` integer NOT NULL,
	CONSTRAINT "reward_stock" CHECK("reward"."stock" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `reward_merchant` ON `reward` (`merchant_code`);--> statement-breakpoint
CREATE TABLE `reward_voucher` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`reward_code` text NOT NULL,
	`merchant_code` text NOT NULL,
	`code` text NOT NULL,
	`coins` integer NOT NULL,
	`lots` text NOT NULL,
	`issued_at` integer NOT NULL,
	`valid_until` integer NOT NULL,
	`state` text NOT NULL,
	`used_at` integer,
	`used_id` blob,
	PRIMARY KEY(`subscriber_id`, `id`),
	FOREIGN KEY (`reward_code`) REFERENCES `reward`(`code`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `reward_voucher_code` ON `reward_voucher` (`code`);--> statement-breakpoint
CREATE TABLE `shop_guess` (
	`staff_id` blob NOT NULL,
	`slot` integer NOT NULL,
	`failures` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `slot`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `voucher_settlement` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`kind` text NOT NULL,
	`merchant_code` text NOT NULL,
	`month` integer NOT NULL,
	`voucher_id` blob NOT NULL,
	`reward_code` text NOT NULL,
	`coins` integer NOT NULL,
	`due_fen` integer NOT NULL,
	`at` integer NOT NULL,
	`by_id` blob NOT NULL,
	`attempt` text,
	`reverses_id` blob,
	`reason` text,
	PRIMARY KEY(`subscriber_id`, `id`),
	FOREIGN KEY (`subscriber_id`,`voucher_id`) REFERENCES `reward_voucher`(`subscriber_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `voucher_settlement_reversed` ON `voucher_settlement` (`subscriber_id`,`reverses_id`);--> statement-breakpoint
CREATE INDEX `voucher_settlement_month` ON `voucher_settlement` (`merchant_code`,`month`,`id`);--> statement-breakpoint
CREATE TABLE `segment` (
	`id` blob PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`created_by` blob NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`archived_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `segment_name` ON `segment` (`name`);--> statement-breakpoint
CREATE TABLE `segment_inside` (
	`inside_id` blob NOT NULL,
	`inside_version` integer NOT NULL,
	`segment_id` blob NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`inside_id`, `segment_id`, `version`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `segment_list` (
	`id` blob PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`staff_id` blob NOT NULL,
	`imported_at` integer NOT NULL,
	`taken` integer NOT NULL,
	`faults` text NOT NULL,
	`fault_count` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `segment_member` (
	`subscriber_id` blob NOT NULL,
	`list_id` blob NOT NULL,
	PRIMARY KEY(`subscriber_id`, `list_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `segment_version` (
	`segment_id` blob NOT NULL,
	`version` integer NOT NULL,
	`rule` text NOT NULL,
	`created_by` blob NOT NULL,
	`created_at` integer NOT NULL,
	`count_state` text NOT NULL,
	`counted_to` blob,
	`looked` integer NOT NULL,
	`matched` integer NOT NULL,
	`counted_at` integer,
	`sample` text NOT NULL,
	PRIMARY KEY(`segment_id`, `version`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `segment_counting` ON `segment_version` (`count_state`);--> statement-breakpoint
CREATE TABLE `inbox_message` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`sent_at` integer NOT NULL,
	`read_at` integer,
	PRIMARY KEY(`subscriber_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `msisdn_directory` (
	`msisdn` text PRIMARY KEY NOT NULL,
	`subscriber_id` blob NOT NULL,
	`since` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `preference` (
	`subscriber_id` blob PRIMARY KEY NOT NULL,
	`language` text NOT NULL,
	`marketing` integer NOT NULL,
	`marketing_since` integer,
	`marketing_channel` text,
	`marketing_way` text,
	`active_month` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `subscriber` (
	`id` blob PRIMARY KEY NOT NULL,
	`msisdn` text NOT NULL,
	`name` text NOT NULL,
	`brand` text NOT NULL,
	`payment` text NOT NULL,
	`credit` text NOT NULL,
	`branch_code` text NOT NULL,
	`tier` integer NOT NULL,
	`birthday` integer,
	`opened_at` integer NOT NULL,
	`closed_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `subscriber_branch` ON `subscriber` (`branch_code`);--> statement-breakpoint
CREATE INDEX `subscriber_name` ON `subscriber` (`name`);--> statement-breakpoint
CREATE TABLE `text_part` (
	`sender` text NOT NULL,
	`to_port` text NOT NULL,
	`reference` text NOT NULL,
	`total` integer NOT NULL,
	`number` integer NOT NULL,
	`data_coding` integer NOT NULL,
	`sealed` blob,
	`digest` text NOT NULL,
	`received_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`sender`, `to_port`, `reference`, `number`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `text_part_expires` ON `text_part` (`expires_at`);--> statement-breakpoint
CREATE TABLE `active_counter` (
	`month` integer NOT NULL,
	`branch_code` text NOT NULL,
	`slot` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`month`, `branch_code`, `slot`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `dialogue` (
	`subscriber_id` blob NOT NULL,
	`port` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `port`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `evidence` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`operation` text NOT NULL,
	`channel` text NOT NULL,
	`said` text,
	`quoted` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answer` text NOT NULL,
	`answered` text,
	`answered_at` integer,
	`answer_touch_id` blob,
	PRIMARY KEY(`subscriber_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `evidence_asked` ON `evidence` (`asked_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`to_msisdn` text NOT NULL,
	`from_port` text NOT NULL,
	`body` text NOT NULL,
	`priority` text NOT NULL,
	`tries` integer NOT NULL,
	`lease` text,
	`lease_until` integer NOT NULL,
	`uncertain` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`lease_until`);--> statement-breakpoint
CREATE TABLE `pending` (
	`subscriber_id` blob NOT NULL,
	`port` text NOT NULL,
	`id` blob NOT NULL,
	`operation` text NOT NULL,
	`input` text NOT NULL,
	`price` text NOT NULL,
	`touch_id` blob NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`subscriber_id`, `port`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `pending_expiring` ON `pending` (`expires_at`);--> statement-breakpoint
CREATE TABLE `request` (
	`subscriber_id` blob NOT NULL,
	`key` blob NOT NULL,
	`touch_id` blob NOT NULL,
	PRIMARY KEY(`subscriber_id`, `key`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `touch` (
	`subscriber_id` blob NOT NULL,
	`id` blob NOT NULL,
	`channel` text NOT NULL,
	`business` text NOT NULL,
	`operation` text,
	`outcome` text NOT NULL,
	`branch_code` text NOT NULL,
	`amount_fen` integer,
	`said` text,
	`told` text,
	`answers_id` blob,
	`place` text,
	PRIMARY KEY(`subscriber_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `touch_counter` (
	`month` integer NOT NULL,
	`business` text NOT NULL,
	`channel` text NOT NULL,
	`branch_code` text NOT NULL,
	`outcome` text NOT NULL,
	`slot` integer NOT NULL,
	`count` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	PRIMARY KEY(`month`, `business`, `channel`, `branch_code`, `outcome`, `slot`)
) STRICT, WITHOUT ROWID;
