CREATE TABLE "activity" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"keyword" text NOT NULL,
	"title" jsonb NOT NULL,
	"lead" jsonb NOT NULL,
	"content" jsonb NOT NULL,
	"rules" jsonb NOT NULL,
	"prizes" jsonb NOT NULL,
	"shows_result" boolean NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"status" text NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "activity_counter" (
	"activity_code" text NOT NULL,
	"item" text NOT NULL,
	"channel" text NOT NULL,
	"slot" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "activity_counter_activity_code_item_channel_slot_pk" PRIMARY KEY("activity_code","item","channel","slot")
);
--> statement-breakpoint
CREATE TABLE "activity_entry" (
	"subscriber_id" uuid NOT NULL,
	"activity_code" text NOT NULL,
	"turn" integer NOT NULL,
	"id" uuid NOT NULL,
	"day" integer NOT NULL,
	"channel" text NOT NULL,
	"entered_at" bigint NOT NULL,
	"answers" jsonb NOT NULL,
	"score" integer,
	"passed" boolean,
	"ticket" integer,
	"won" jsonb,
	CONSTRAINT "activity_entry_subscriber_id_activity_code_turn_pk" PRIMARY KEY("subscriber_id","activity_code","turn")
);
--> statement-breakpoint
CREATE TABLE "activity_progress" (
	"subscriber_id" uuid NOT NULL,
	"activity_code" text NOT NULL,
	"question" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"started_at" bigint NOT NULL,
	CONSTRAINT "activity_progress_subscriber_id_activity_code_pk" PRIMARY KEY("subscriber_id","activity_code")
);
--> statement-breakpoint
CREATE TABLE "activity_stock" (
	"activity_code" text NOT NULL,
	"item" text NOT NULL,
	"total" integer NOT NULL,
	"remaining" integer NOT NULL,
	CONSTRAINT "activity_stock_activity_code_item_pk" PRIMARY KEY("activity_code","item"),
	CONSTRAINT "activity_stock_remaining" CHECK ("activity_stock"."remaining" >= 0 and "activity_stock"."remaining" <= "activity_stock"."total")
);
--> statement-breakpoint
CREATE TABLE "bill" (
	"subscriber_id" uuid NOT NULL,
	"month" integer NOT NULL,
	"total_fen" bigint NOT NULL,
	"paid_fen" bigint NOT NULL,
	"issued_at" bigint NOT NULL,
	CONSTRAINT "bill_subscriber_id_month_pk" PRIMARY KEY("subscriber_id","month")
);
--> statement-breakpoint
CREATE TABLE "bill_item" (
	"subscriber_id" uuid NOT NULL,
	"month" integer NOT NULL,
	"position" integer NOT NULL,
	"category" text NOT NULL,
	"name" jsonb NOT NULL,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "bill_item_subscriber_id_month_position_pk" PRIMARY KEY("subscriber_id","month","position")
);
--> statement-breakpoint
CREATE TABLE "boss_order" (
	"subscriber_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"charged_fen" bigint NOT NULL,
	"charged_to" text NOT NULL,
	"ordered_at" bigint NOT NULL,
	CONSTRAINT "boss_order_subscriber_id_key_pk" PRIMARY KEY("subscriber_id","key")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"brand" text NOT NULL,
	"payment" text,
	"monthly_fen" bigint NOT NULL,
	"minutes" integer NOT NULL,
	"messages" integer NOT NULL,
	"data_kb" bigint NOT NULL,
	"per_minute_fen" integer NOT NULL,
	"per_message_fen" integer NOT NULL,
	"per_mb_fen" integer NOT NULL,
	"contract_months" integer NOT NULL,
	"includes" jsonb NOT NULL,
	"on_sale" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_term" (
	"subscriber_id" uuid NOT NULL,
	"starts_at" bigint NOT NULL,
	"plan_code" text NOT NULL,
	"contract_until" bigint,
	"ordered_at" bigint NOT NULL,
	CONSTRAINT "plan_term_subscriber_id_starts_at_pk" PRIMARY KEY("subscriber_id","starts_at")
);
--> statement-breakpoint
CREATE TABLE "service" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"charging" text NOT NULL,
	"price_fen" bigint NOT NULL,
	"exclusive_group" text,
	"brands" jsonb,
	"data_kb" bigint NOT NULL,
	"on_sale" boolean NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriber_service" (
	"subscriber_id" uuid NOT NULL,
	"service_code" text NOT NULL,
	"since" bigint NOT NULL,
	"ends_at" bigint,
	CONSTRAINT "subscriber_service_subscriber_id_service_code_pk" PRIMARY KEY("subscriber_id","service_code")
);
--> statement-breakpoint
CREATE TABLE "usage_month" (
	"subscriber_id" uuid NOT NULL,
	"month" integer NOT NULL,
	"minutes" integer NOT NULL,
	"messages" integer NOT NULL,
	"data_kb" bigint NOT NULL,
	"as_of" bigint NOT NULL,
	CONSTRAINT "usage_month_subscriber_id_month_pk" PRIMARY KEY("subscriber_id","month")
);
--> statement-breakpoint
CREATE TABLE "call_line" (
	"subscriber_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"line" integer NOT NULL,
	"day" integer NOT NULL,
	"script" text NOT NULL,
	"result" text,
	"result_at" bigint,
	CONSTRAINT "call_line_subscriber_id_list_id_round_pk" PRIMARY KEY("subscriber_id","list_id","round")
);
--> statement-breakpoint
CREATE TABLE "call_list" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"campaign_id" uuid NOT NULL,
	"agency" text NOT NULL,
	"wanted" integer NOT NULL,
	"lines" integer NOT NULL,
	"results" integer NOT NULL,
	"state" text NOT NULL,
	"taken_by" uuid NOT NULL,
	"taken_at" bigint NOT NULL,
	"lease_until" bigint NOT NULL,
	"fetched_at" bigint
);
--> statement-breakpoint
CREATE TABLE "campaign" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"goal" text NOT NULL,
	"theme" text NOT NULL,
	"state" text NOT NULL,
	"segment_id" uuid NOT NULL,
	"segment_version" integer NOT NULL,
	"variants" jsonb NOT NULL,
	"holdout_bp" integer NOT NULL,
	"schedule" jsonb NOT NULL,
	"begins_at" bigint NOT NULL,
	"lasts_until" bigint NOT NULL,
	"window_from" integer NOT NULL,
	"window_until" integer NOT NULL,
	"per_second" integer NOT NULL,
	"on_unknown" text NOT NULL,
	"offer_code" text,
	"operation" text,
	"operation_code" text,
	"response_days" integer NOT NULL,
	"segment_price_fen" bigint NOT NULL,
	"benefit" jsonb,
	"open_days" integer NOT NULL,
	"ab_test" jsonb,
	"winner" jsonb,
	"created_by" uuid NOT NULL,
	"created_at" bigint NOT NULL,
	"submitted_at" bigint,
	"approved_by" uuid,
	"approved_at" bigint,
	"started_at" bigint,
	"ended_at" bigint,
	"round" integer NOT NULL,
	"next_round_at" bigint,
	"expanded_to" uuid,
	"expanding" boolean NOT NULL,
	"dry_run" jsonb,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_counter" (
	"campaign_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"variant" text NOT NULL,
	"what" text NOT NULL,
	"reason" text NOT NULL,
	"slot" integer NOT NULL,
	"count" integer NOT NULL,
	"segments" integer NOT NULL,
	CONSTRAINT "campaign_counter_campaign_id_channel_variant_what_reason_slot_pk" PRIMARY KEY("campaign_id","channel","variant","what","reason","slot")
);
--> statement-breakpoint
CREATE TABLE "campaign_day" (
	"campaign_id" uuid NOT NULL,
	"day" integer NOT NULL,
	"channel" text NOT NULL,
	"variant" text NOT NULL,
	"what" text NOT NULL,
	"slot" integer NOT NULL,
	"count" integer NOT NULL,
	"segments" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "campaign_day_campaign_id_day_channel_variant_what_slot_pk" PRIMARY KEY("campaign_id","day","channel","variant","what","slot")
);
--> statement-breakpoint
CREATE TABLE "campaign_hour" (
	"campaign_id" uuid NOT NULL,
	"hour" integer NOT NULL,
	"what" text NOT NULL,
	"slot" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "campaign_hour_campaign_id_hour_what_slot_pk" PRIMARY KEY("campaign_id","hour","what","slot")
);
--> statement-breakpoint
CREATE TABLE "push_pace" (
	"key" text PRIMARY KEY NOT NULL,
	"next_us" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_sender" (
	"holder" uuid PRIMARY KEY NOT NULL,
	"link" text NOT NULL,
	"seen_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_target" (
	"subscriber_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"channel" text NOT NULL,
	"variant" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"due_at" bigint,
	"lease" text,
	"lost" integer NOT NULL,
	"queued_at" bigint NOT NULL,
	"sent_at" bigint,
	"segments" integer NOT NULL,
	"awaited" jsonb,
	"touch_id" uuid,
	"shown_day" integer,
	"response" text,
	"responded_at" bigint,
	"responded_id" uuid,
	"answered_at" bigint,
	"answered_id" uuid,
	"answered_fen" bigint,
	"rewarded_at" bigint,
	"opted_out_at" bigint,
	"opted_out_id" uuid,
	CONSTRAINT "push_target_subscriber_id_campaign_id_round_pk" PRIMARY KEY("subscriber_id","campaign_id","round")
);
--> statement-breakpoint
CREATE TABLE "cashier_callback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"tries" integer NOT NULL,
	"due_at" bigint NOT NULL,
	"waiting" boolean NOT NULL,
	"last_answer" text
);
--> statement-breakpoint
CREATE TABLE "cashier_payment" (
	"ref" text PRIMARY KEY NOT NULL,
	"payment" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"paid_fen" bigint NOT NULL,
	"decided_at" bigint,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact_count" (
	"subscriber_id" uuid NOT NULL,
	"day" integer NOT NULL,
	"channel" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "contact_count_subscriber_id_day_channel_pk" PRIMARY KEY("subscriber_id","day","channel")
);
--> statement-breakpoint
CREATE TABLE "contact_policy" (
	"key" text PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"stopped_at" bigint,
	"stopped_by" uuid,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact_rule_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"why" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" bigint NOT NULL,
	"decided_by" uuid,
	"decided_at" bigint
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"action" text NOT NULL,
	"subscriber_id" uuid,
	"detail" jsonb NOT NULL,
	"happened_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"subscriber_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"document_hash" text NOT NULL,
	"failures" integer NOT NULL,
	"locked_until" bigint,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_code" (
	"subscriber_id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"tries_left" integer NOT NULL,
	"sent_today" integer NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "session" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"channel" text NOT NULL,
	"device" text NOT NULL,
	"started_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "session_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"branch_code" text,
	"merchant_code" text,
	"password_hash" text NOT NULL,
	"failures" integer NOT NULL,
	"locked_until" bigint,
	"disabled" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_session" (
	"staff_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"started_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "staff_session_staff_id_id_pk" PRIMARY KEY("staff_id","id")
);
--> statement-breakpoint
CREATE TABLE "bound_account" (
	"subscriber_id" uuid PRIMARY KEY NOT NULL,
	"bank" jsonb NOT NULL,
	"tail" text NOT NULL,
	"bound_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "card_guess" (
	"subscriber_id" uuid NOT NULL,
	"day" integer NOT NULL,
	"failures" integer NOT NULL,
	CONSTRAINT "card_guess_subscriber_id_day_pk" PRIMARY KEY("subscriber_id","day")
);
--> statement-breakpoint
CREATE TABLE "channel_use" (
	"subscriber_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"known_since" bigint NOT NULL,
	CONSTRAINT "channel_use_subscriber_id_channel_pk" PRIMARY KEY("subscriber_id","channel")
);
--> statement-breakpoint
CREATE TABLE "earning_rule" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"business" text,
	"channel" text,
	"coins" integer NOT NULL,
	"per_day" integer,
	"per_month" integer,
	"valid_months" integer NOT NULL,
	"starts_at" bigint,
	"ends_at" bigint,
	"budget_code" text,
	"open" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ecoin_budget" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"total" bigint,
	"per_month" bigint,
	"spent" bigint NOT NULL,
	"month" integer NOT NULL,
	"month_spent" bigint NOT NULL,
	CONSTRAINT "ecoin_budget_spent" CHECK ("ecoin_budget"."spent" >= 0 and "ecoin_budget"."month_spent" >= 0)
);
--> statement-breakpoint
CREATE TABLE "ecoin_lot" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source" text NOT NULL,
	"earned" integer NOT NULL,
	"remaining" integer NOT NULL,
	"earned_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "ecoin_lot_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id"),
	CONSTRAINT "ecoin_lot_remaining" CHECK ("ecoin_lot"."remaining" >= 0 and "ecoin_lot"."remaining" <= "ecoin_lot"."earned")
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"subscriber_id" uuid NOT NULL,
	"account" text NOT NULL,
	"seq" integer NOT NULL,
	"transfer_id" uuid NOT NULL,
	"before" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"after" bigint NOT NULL,
	"floor" bigint NOT NULL,
	CONSTRAINT "ledger_entry_subscriber_id_account_seq_pk" PRIMARY KEY("subscriber_id","account","seq"),
	CONSTRAINT "ledger_entry_sums" CHECK ("ledger_entry"."after" = "ledger_entry"."before" + "ledger_entry"."amount"),
	CONSTRAINT "ledger_entry_floor" CHECK ("ledger_entry"."after" >= "ledger_entry"."floor")
);
--> statement-breakpoint
CREATE TABLE "ledger_transfer" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"debit" text NOT NULL,
	"credit" text NOT NULL,
	"amount" bigint NOT NULL,
	"reason" text NOT NULL,
	"posted_at" bigint NOT NULL,
	CONSTRAINT "ledger_transfer_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id"),
	CONSTRAINT "ledger_transfer_positive" CHECK ("ledger_transfer"."amount" > 0),
	CONSTRAINT "ledger_transfer_two_sides" CHECK ("ledger_transfer"."debit" <> "ledger_transfer"."credit")
);
--> statement-breakpoint
CREATE TABLE "payment_callback" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"intent_id" uuid NOT NULL,
	"nonce" text NOT NULL,
	"cashier_ref" text NOT NULL,
	"state" text NOT NULL,
	"paid_fen" bigint NOT NULL,
	"verdict" text NOT NULL,
	"received_at" bigint NOT NULL,
	"resolution" text,
	"resolved_at" bigint,
	"resolved_by" uuid,
	"note" text,
	CONSTRAINT "payment_callback_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id")
);
--> statement-breakpoint
CREATE TABLE "payment_intent" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"amount_fen" bigint NOT NULL,
	"state" text NOT NULL,
	"channel" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"settled_at" bigint,
	"cashier_ref" text,
	"paid_fen" bigint,
	"asked_touch_id" uuid NOT NULL,
	"touch_id" uuid,
	CONSTRAINT "payment_intent_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id")
);
--> statement-breakpoint
CREATE TABLE "recharge_voucher" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"face_fen" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_by" uuid,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"operation" text NOT NULL,
	"input" jsonb NOT NULL,
	"words" jsonb NOT NULL,
	"rules" jsonb NOT NULL,
	"raises" jsonb NOT NULL,
	"channels" jsonb NOT NULL,
	"first_channel" text,
	"first_until" bigint,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"points" integer NOT NULL,
	"cool_down_days" integer NOT NULL,
	"status" text NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer_contact" (
	"subscriber_id" uuid NOT NULL,
	"offer_code" text NOT NULL,
	"channel" text NOT NULL,
	"shown_day" integer NOT NULL,
	"shown_id" uuid,
	"why" jsonb NOT NULL,
	"answer" text,
	"answered_at" bigint,
	"answer_id" uuid,
	"quote_id" uuid,
	"silent_until" bigint,
	"due_at" bigint,
	CONSTRAINT "offer_contact_subscriber_id_offer_code_channel_pk" PRIMARY KEY("subscriber_id","offer_code","channel")
);
--> statement-breakpoint
CREATE TABLE "offer_counter" (
	"offer_code" text NOT NULL,
	"day" integer NOT NULL,
	"channel" text NOT NULL,
	"event" text NOT NULL,
	"slot" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "offer_counter_offer_code_day_channel_event_slot_pk" PRIMARY KEY("offer_code","day","channel","event","slot")
);
--> statement-breakpoint
CREATE TABLE "branch" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "business_type" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"kind" text NOT NULL,
	"charged" boolean NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue" (
	"name" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"electronic" boolean NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "function_switch" (
	"operation" text NOT NULL,
	"brand" text NOT NULL,
	"channel" text NOT NULL,
	"open" boolean NOT NULL,
	CONSTRAINT "function_switch_operation_brand_channel_pk" PRIMARY KEY("operation","brand","channel")
);
--> statement-breakpoint
CREATE TABLE "keyword_alias" (
	"word" text PRIMARY KEY NOT NULL,
	"operation" text NOT NULL,
	"preset" jsonb
);
--> statement-breakpoint
CREATE TABLE "referral" (
	"subscriber_id" uuid PRIMARY KEY NOT NULL,
	"referrer_id" uuid NOT NULL,
	"state" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"done_at" bigint,
	"rule_code" text,
	"coins" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_code" (
	"subscriber_id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"made_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_code_owner" (
	"code" text PRIMARY KEY NOT NULL,
	"subscriber_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"staff_id" uuid,
	"imported_at" bigint NOT NULL,
	"taken" integer NOT NULL,
	"known" integer NOT NULL,
	"faults" jsonb NOT NULL,
	"fault_count" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "repeat_counter" (
	"month" integer NOT NULL,
	"business" text NOT NULL,
	"channel" text NOT NULL,
	"branch_code" text NOT NULL,
	"judged" integer NOT NULL,
	"repeated" integer NOT NULL,
	CONSTRAINT "repeat_counter_month_business_channel_branch_code_pk" PRIMARY KEY("month","business","channel","branch_code")
);
--> statement-breakpoint
CREATE TABLE "repeat_progress" (
	"month" integer PRIMARY KEY NOT NULL,
	"judged_until" bigint NOT NULL,
	"walking_to" bigint,
	"after" uuid,
	"looked" integer NOT NULL,
	"counted_at" bigint
);
--> statement-breakpoint
CREATE TABLE "share_target" (
	"month" integer NOT NULL,
	"business" text NOT NULL,
	"branch_code" text NOT NULL,
	"share_bp" integer NOT NULL,
	CONSTRAINT "share_target_month_business_branch_code_pk" PRIMARY KEY("month","business","branch_code")
);
--> statement-breakpoint
CREATE TABLE "complaint" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ticket" text NOT NULL,
	"content" text NOT NULL,
	"state" text NOT NULL,
	"branch_code" text NOT NULL,
	"received_at" bigint NOT NULL,
	"deadline_at" bigint NOT NULL,
	"answer" text,
	"answered_at" bigint,
	"answered_by" uuid,
	CONSTRAINT "complaint_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id")
);
--> statement-breakpoint
CREATE TABLE "preregistration" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ticket" text NOT NULL,
	"kind_code" text NOT NULL,
	"values" jsonb NOT NULL,
	"state" text NOT NULL,
	"channel" text NOT NULL,
	"branch_code" text NOT NULL,
	"received_at" bigint NOT NULL,
	"deadline_at" bigint NOT NULL,
	"worked_by" uuid,
	"result" text,
	"result_at" bigint,
	"touch_id" uuid NOT NULL,
	CONSTRAINT "preregistration_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id")
);
--> statement-breakpoint
CREATE TABLE "preregistration_kind" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"brands" jsonb,
	"stores" jsonb NOT NULL,
	"deadline_days" integer NOT NULL,
	"open" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "satisfaction" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"touch_id" uuid NOT NULL,
	"business" text NOT NULL,
	"branch_code" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"score" integer,
	"scored_at" bigint,
	"channel" text,
	CONSTRAINT "satisfaction_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id")
);
--> statement-breakpoint
CREATE TABLE "merchant" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"contact" text NOT NULL,
	"phone" text NOT NULL,
	"channel" text NOT NULL,
	"settle_by" text NOT NULL,
	"settle_fen" bigint NOT NULL,
	"settle_percent" integer NOT NULL,
	"status" text NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merchant_statement" (
	"merchant_code" text NOT NULL,
	"month" integer NOT NULL,
	"verified" integer NOT NULL,
	"reversed" integer NOT NULL,
	"coins" bigint NOT NULL,
	"due_fen" bigint NOT NULL,
	"closed_at" bigint NOT NULL,
	"closed_by" uuid NOT NULL,
	CONSTRAINT "merchant_statement_merchant_code_month_pk" PRIMARY KEY("merchant_code","month")
);
--> statement-breakpoint
CREATE TABLE "reward" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"merchant_code" text NOT NULL,
	"price" integer NOT NULL,
	"value_fen" bigint NOT NULL,
	"settle_fen" bigint,
	"stock" integer NOT NULL,
	"valid_days" integer NOT NULL,
	"open" boolean NOT NULL,
	CONSTRAINT "reward_stock" CHECK ("reward"."stock" >= 0)
);
--> statement-breakpoint
CREATE TABLE "reward_voucher" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reward_code" text NOT NULL,
	"merchant_code" text NOT NULL,
	"code" text NOT NULL,
	"coins" integer NOT NULL,
	"lots" jsonb NOT NULL,
	"issued_at" bigint NOT NULL,
	"valid_until" bigint NOT NULL,
	"state" text NOT NULL,
	"used_at" bigint,
	"used_id" uuid,
	CONSTRAINT "reward_voucher_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id")
);
--> statement-breakpoint
CREATE TABLE "shop_guess" (
	"staff_id" uuid NOT NULL,
	"slot" integer NOT NULL,
	"failures" integer NOT NULL,
	CONSTRAINT "shop_guess_staff_id_slot_pk" PRIMARY KEY("staff_id","slot")
);
--> statement-breakpoint
CREATE TABLE "voucher_settlement" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"merchant_code" text NOT NULL,
	"month" integer NOT NULL,
	"voucher_id" uuid NOT NULL,
	"reward_code" text NOT NULL,
	"coins" integer NOT NULL,
	"due_fen" bigint NOT NULL,
	"at" bigint NOT NULL,
	"by_id" uuid NOT NULL,
	"attempt" text,
	"reverses_id" uuid,
	"reason" text,
	CONSTRAINT "voucher_settlement_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id")
);
--> statement-breakpoint
CREATE TABLE "segment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "segment_inside" (
	"inside_id" uuid NOT NULL,
	"inside_version" integer NOT NULL,
	"segment_id" uuid NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "segment_inside_inside_id_segment_id_version_pk" PRIMARY KEY("inside_id","segment_id","version")
);
--> statement-breakpoint
CREATE TABLE "segment_list" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"imported_at" bigint NOT NULL,
	"taken" integer NOT NULL,
	"faults" jsonb NOT NULL,
	"fault_count" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "segment_member" (
	"subscriber_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	CONSTRAINT "segment_member_subscriber_id_list_id_pk" PRIMARY KEY("subscriber_id","list_id")
);
--> statement-breakpoint
CREATE TABLE "segment_version" (
	"segment_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"rule" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" bigint NOT NULL,
	"count_state" text NOT NULL,
	"counted_to" uuid,
	"looked" integer NOT NULL,
	"matched" integer NOT NULL,
	"counted_at" bigint,
	"sample" jsonb NOT NULL,
	CONSTRAINT "segment_version_segment_id_version_pk" PRIMARY KEY("segment_id","version")
);
--> statement-breakpoint
CREATE TABLE "inbox_message" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"read_at" bigint,
	CONSTRAINT "inbox_message_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id")
);
--> statement-breakpoint
CREATE TABLE "msisdn_directory" (
	"msisdn" text PRIMARY KEY NOT NULL,
	"subscriber_id" uuid NOT NULL,
	"since" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "preference" (
	"subscriber_id" uuid PRIMARY KEY NOT NULL,
	"language" text NOT NULL,
	"marketing" boolean NOT NULL,
	"marketing_since" bigint,
	"marketing_channel" text,
	"marketing_way" text,
	"active_month" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriber" (
	"id" uuid PRIMARY KEY NOT NULL,
	"msisdn" text NOT NULL,
	"name" text NOT NULL,
	"brand" text NOT NULL,
	"payment" text NOT NULL,
	"credit" text NOT NULL,
	"branch_code" text NOT NULL,
	"tier" integer NOT NULL,
	"birthday" integer,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "text_part" (
	"sender" text NOT NULL,
	"to_port" text NOT NULL,
	"reference" text NOT NULL,
	"total" integer NOT NULL,
	"number" integer NOT NULL,
	"data_coding" integer NOT NULL,
	"sealed" "bytea",
	"digest" text NOT NULL,
	"received_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "text_part_sender_to_port_reference_number_pk" PRIMARY KEY("sender","to_port","reference","number")
);
--> statement-breakpoint
CREATE TABLE "active_counter" (
	"month" integer NOT NULL,
	"branch_code" text NOT NULL,
	"slot" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "active_counter_month_branch_code_slot_pk" PRIMARY KEY("month","branch_code","slot")
);
--> statement-breakpoint
CREATE TABLE "dialogue" (
	"subscriber_id" uuid NOT NULL,
	"port" text NOT NULL,
	"kind" text NOT NULL,
	"state" jsonb NOT NULL,
	"started_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "dialogue_subscriber_id_port_pk" PRIMARY KEY("subscriber_id","port")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"operation" text NOT NULL,
	"channel" text NOT NULL,
	"said" text,
	"quoted" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"answer" text NOT NULL,
	"answered" text,
	"answered_at" bigint,
	"answer_touch_id" uuid,
	CONSTRAINT "evidence_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"to_msisdn" text NOT NULL,
	"from_port" text NOT NULL,
	"body" text NOT NULL,
	"priority" text NOT NULL,
	"tries" integer NOT NULL,
	"lease" text,
	"lease_until" bigint NOT NULL,
	"uncertain" boolean NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "outbox_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id")
);
--> statement-breakpoint
CREATE TABLE "pending" (
	"subscriber_id" uuid NOT NULL,
	"port" text NOT NULL,
	"id" uuid NOT NULL,
	"operation" text NOT NULL,
	"input" jsonb NOT NULL,
	"price" text NOT NULL,
	"touch_id" uuid NOT NULL,
	"asked_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "pending_subscriber_id_port_pk" PRIMARY KEY("subscriber_id","port")
);
--> statement-breakpoint
CREATE TABLE "request" (
	"subscriber_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"touch_id" uuid NOT NULL,
	CONSTRAINT "request_subscriber_id_key_pk" PRIMARY KEY("subscriber_id","key")
);
--> statement-breakpoint
CREATE TABLE "touch" (
	"subscriber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"channel" text NOT NULL,
	"business" text NOT NULL,
	"operation" text,
	"outcome" text NOT NULL,
	"branch_code" text NOT NULL,
	"amount_fen" bigint,
	"said" text,
	"told" jsonb,
	"answers_id" uuid,
	"place" text,
	CONSTRAINT "touch_subscriber_id_id_pk" PRIMARY KEY("subscriber_id","id")
);
--> statement-breakpoint
CREATE TABLE "touch_counter" (
	"month" integer NOT NULL,
	"business" text NOT NULL,
	"channel" text NOT NULL,
	"branch_code" text NOT NULL,
	"outcome" text NOT NULL,
	"slot" integer NOT NULL,
	"count" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "touch_counter_month_business_channel_branch_code_outcome_slot_pk" PRIMARY KEY("month","business","channel","branch_code","outcome","slot")
);
--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transfer" FOREIGN KEY ("subscriber_id","transfer_id") REFERENCES "public"."ledger_transfer"("subscriber_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_callback" ADD CONSTRAINT "payment_callback_intent" FOREIGN KEY ("subscriber_id","intent_id") REFERENCES "public"."payment_intent"("subscriber_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_voucher" ADD CONSTRAINT "reward_voucher_reward" FOREIGN KEY ("reward_code") REFERENCES "public"."reward"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_settlement" ADD CONSTRAINT "voucher_settlement_voucher" FOREIGN KEY ("subscriber_id","voucher_id") REFERENCES "public"."reward_voucher"("subscriber_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_entry_in_order" ON "activity_entry" USING btree ("activity_code","id");--> statement-breakpoint
CREATE INDEX "activity_entry_ticket" ON "activity_entry" USING btree ("activity_code","ticket") WHERE "activity_entry"."ticket" is not null;--> statement-breakpoint
CREATE INDEX "call_line_list" ON "call_line" USING btree ("list_id","line");--> statement-breakpoint
CREATE INDEX "call_list_campaign" ON "call_list" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "call_list_code" ON "call_list" USING btree ("code");--> statement-breakpoint
CREATE INDEX "campaign_state" ON "campaign" USING btree ("state");--> statement-breakpoint
CREATE INDEX "campaign_day_day" ON "campaign_day" USING btree ("day");--> statement-breakpoint
CREATE INDEX "push_target_campaign" ON "push_target" USING btree ("campaign_id","subscriber_id","round");--> statement-breakpoint
CREATE INDEX "push_target_due" ON "push_target" USING btree ("campaign_id","channel","due_at") WHERE "push_target"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "cashier_callback_due" ON "cashier_callback" USING btree ("waiting","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cashier_payment_merchant" ON "cashier_payment" USING btree ("payment");--> statement-breakpoint
CREATE INDEX "audit_subscriber" ON "audit" USING btree ("subscriber_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_login" ON "staff" USING btree ("login");--> statement-breakpoint
CREATE INDEX "staff_merchant" ON "staff" USING btree ("merchant_code");--> statement-breakpoint
CREATE INDEX "ecoin_lot_expiring" ON "ecoin_lot" USING btree ("expires_at") WHERE "ecoin_lot"."remaining" > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfer_key" ON "ledger_transfer" USING btree ("subscriber_id","key");--> statement-breakpoint
CREATE INDEX "ledger_transfer_settled" ON "ledger_transfer" USING btree ("reason") WHERE substr("ledger_transfer"."reason", 1, 7) = 'settle:';--> statement-breakpoint
CREATE UNIQUE INDEX "payment_callback_nonce" ON "payment_callback" USING btree ("subscriber_id","nonce");--> statement-breakpoint
CREATE INDEX "payment_callback_flagged" ON "payment_callback" USING btree ("received_at") WHERE "payment_callback"."verdict" in ('mismatched', 'paid-twice', 'contradicted', 'line-closed') and "payment_callback"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "payment_callback_resolved" ON "payment_callback" USING btree ("received_at") WHERE "payment_callback"."resolved_at" is not null;--> statement-breakpoint
CREATE INDEX "payment_intent_open" ON "payment_intent" USING btree ("expires_at") WHERE "payment_intent"."state" = 'open';--> statement-breakpoint
CREATE INDEX "offer_contact_due" ON "offer_contact" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "referral_of" ON "referral" USING btree ("referrer_id","asked_at");--> statement-breakpoint
CREATE INDEX "referral_due" ON "referral" USING btree ("done_at") WHERE "referral"."state" = 'due';--> statement-breakpoint
CREATE INDEX "complaint_queue" ON "complaint" USING btree ("state","deadline_at");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_ticket" ON "complaint" USING btree ("subscriber_id","ticket");--> statement-breakpoint
CREATE INDEX "preregistration_queue" ON "preregistration" USING btree ("state","deadline_at");--> statement-breakpoint
CREATE UNIQUE INDEX "preregistration_ticket" ON "preregistration" USING btree ("subscriber_id","ticket");--> statement-breakpoint
CREATE INDEX "satisfaction_scored" ON "satisfaction" USING btree ("scored_at") WHERE "satisfaction"."score" is not null;--> statement-breakpoint
CREATE INDEX "reward_merchant" ON "reward" USING btree ("merchant_code");--> statement-breakpoint
CREATE INDEX "reward_voucher_code" ON "reward_voucher" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "voucher_settlement_reversed" ON "voucher_settlement" USING btree ("subscriber_id","reverses_id");--> statement-breakpoint
CREATE INDEX "voucher_settlement_month" ON "voucher_settlement" USING btree ("merchant_code","month","id");--> statement-breakpoint
CREATE UNIQUE INDEX "segment_name" ON "segment" USING btree ("name");--> statement-breakpoint
CREATE INDEX "segment_counting" ON "segment_version" USING btree ("count_state");--> statement-breakpoint
CREATE INDEX "subscriber_branch" ON "subscriber" USING btree ("branch_code");--> statement-breakpoint
CREATE INDEX "subscriber_name" ON "subscriber" USING btree ("name");--> statement-breakpoint
CREATE INDEX "text_part_expires" ON "text_part" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "evidence_asked" ON "evidence" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("lease_until");--> statement-breakpoint
CREATE INDEX "pending_expiring" ON "pending" USING btree ("expires_at");