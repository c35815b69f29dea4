create table `agency` (`id` text not null primary key, `credit_code` text not null, `name` text not null, `kind` text not null, `region_code` text not null, `superior_id` text null);
create unique index `agency_credit_code_unique` on `agency` (`credit_code`);
create index `agency_region_code_credit_code_id_index` on `agency` (`region_code`, `credit_code`, `id`);
create index `agency_kind_credit_code_id_index` on `agency` (`kind`, `credit_code`, `id`);
create index `agency_name_credit_code_id_index` on `agency` (`name`, `credit_code`, `id`);
create index `agency_superior_id_credit_code_id_index` on `agency` (`superior_id`, `credit_code`, `id`);
create index `agency_name_id_index` on `agency` (`name`, `id`);
create index `agency_credit_code_id_index` on `agency` (`credit_code`, `id`);
create index `agency_region_code_id_index` on `agency` (`region_code`, `id`);

create table `agency_performance` (`id` text not null primary key, `agency_id` text not null, `scheme_id` text not null, `programme` text not null, `region_code` text not null, `period_from` date not null, `period_to` date not null, `peer_group` text not null, `state` text not null, `version` integer not null, `is_current` integer not null, `replaces_id` text null, `correction_reason` text null, `deducted` numeric(18,2) not null, `added` numeric(18,2) not null, `score` numeric(18,2) not null, `scored_on` date not null, `seal` text null);
create index `agency_performance_replaces_id_index` on `agency_performance` (`replaces_id`);
create index `agency_performance_scheme_id_period_from_peer_group_score_index` on `agency_performance` (`scheme_id`, `period_from`, `peer_group`, `score`);
create index `agency_performance_scheme_id_period_from_id_index` on `agency_performance` (`scheme_id`, `period_from`, `id`);
create index `agency_performance_programme_period_from_id_index` on `agency_performance` (`programme`, `period_from`, `id`);
create index `agency_performance_period_from_id_index` on `agency_performance` (`period_from`, `id`);
create index `agency_performance_region_code_period_from_id_index` on `agency_performance` (`region_code`, `period_from`, `id`);
create index `agency_performance_agency_id_period_from_id_index` on `agency_performance` (`agency_id`, `period_from`, `id`);
create index `agency_performance_peer_group_period_from_id_index` on `agency_performance` (`peer_group`, `period_from`, `id`);
create index `agency_performance_state_period_from_id_index` on `agency_performance` (`state`, `period_from`, `id`);
create index `agency_performance_is_current_period_from_id_index` on `agency_performance` (`is_current`, `period_from`, `id`);
create index `agency_performance_score_id_index` on `agency_performance` (`score`, `id`);
create index `agency_performance_scored_on_id_index` on `agency_performance` (`scored_on`, `id`);
create index `agency_performance_deducted_id_index` on `agency_performance` (`deducted`, `id`);

create table `court_closure` (`ancestor` text not null, `descendant` text not null, `ancestor_level` text not null, primary key (`ancestor`, `descendant`));

create table `figure_source` (`id` text not null primary key, `title` text not null, `publisher` text not null, `published_on` date null, `note` text null);

create table `indicator` (`code` text not null primary key, `name` text not null, `definition` text not null, `unit` text not null, `higher_is_better` integer not null);
create index `indicator_name_code_index` on `indicator` (`name`, `code`);
create index `indicator_unit_code_index` on `indicator` (`unit`, `code`);

create table `indicator_value` (`id` text not null primary key, `performance_id` text not null, `indicator_code` text not null, `value` numeric(18,6) null);
create index `indicator_value_performance_id_index` on `indicator_value` (`performance_id`);

create table `judge_incentive` (`id` text not null primary key, `court_code` text not null, `region_code` text not null, `judge_name` text not null, `kind` text not null, `counts_as` integer not null, `reason` text not null, `recorded_on` date not null, `ledger_id` text null, `judgment_id` text null);
create index `judge_incentive_ledger_id_index` on `judge_incentive` (`ledger_id`);
create index `judge_incentive_court_code_recorded_on_id_index` on `judge_incentive` (`court_code`, `recorded_on`, `id`);
create index `judge_incentive_region_code_recorded_on_id_index` on `judge_incentive` (`region_code`, `recorded_on`, `id`);
create index `judge_incentive_judge_name_recorded_on_id_index` on `judge_incentive` (`judge_name`, `recorded_on`, `id`);
create index `judge_incentive_kind_recorded_on_id_index` on `judge_incentive` (`kind`, `recorded_on`, `id`);
create index `judge_incentive_recorded_on_id_index` on `judge_incentive` (`recorded_on`, `id`);
create index `judge_incentive_judge_name_id_index` on `judge_incentive` (`judge_name`, `id`);

create table `region_closure` (`ancestor` text not null, `descendant` text not null, `ancestor_level` text not null, primary key (`ancestor`, `descendant`));
create index `region_closure_descendant_ancestor_level_ancestor_index` on `region_closure` (`descendant`, `ancestor_level`, `ancestor`);

create table `reported_figure` (`id` text not null primary key, `code` text not null, `source_id` text not null, `region_code` text not null, `period_from` date null, `period_to` date null, `measure` text not null, `name` text not null, `campaign` text null, `value` numeric(18,6) null, `unit` text not null, `year_on_year` numeric(18,6) null, `approximate` integer not null, `printed` text null, `applicants` integer null, `case_level` integer not null, `note` text null);
create unique index `reported_figure_code_unique` on `reported_figure` (`code`);
create index `reported_figure_region_code_code_id_index` on `reported_figure` (`region_code`, `code`, `id`);
create index `reported_figure_period_from_code_id_index` on `reported_figure` (`period_from`, `code`, `id`);
create index `reported_figure_measure_code_id_index` on `reported_figure` (`measure`, `code`, `id`);
create index `reported_figure_unit_code_id_index` on `reported_figure` (`unit`, `code`, `id`);
create index `reported_figure_source_id_code_id_index` on `reported_figure` (`source_id`, `code`, `id`);
create index `reported_figure_campaign_code_id_index` on `reported_figure` (`campaign`, `code`, `id`);
create index `reported_figure_case_level_code_id_index` on `reported_figure` (`case_level`, `code`, `id`);
create index `reported_figure_code_id_index` on `reported_figure` (`code`, `id`);
create index `reported_figure_period_from_id_index` on `reported_figure` (`period_from`, `id`);
create index `reported_figure_measure_id_index` on `reported_figure` (`measure`, `id`);
create index `reported_figure_value_id_index` on `reported_figure` (`value`, `id`);

create table `score_item` (`id` text not null primary key, `performance_id` text not null, `rule_id` text not null, `kind` text not null, `points` numeric(18,2) not null, `case_number` text null, `conduct` text not null, `occurred_on` date not null, `ledger_id` text null, `action_id` text null);
create index `score_item_performance_id_index` on `score_item` (`performance_id`);
create index `score_item_ledger_id_index` on `score_item` (`ledger_id`);

create table `scoring_rule` (`id` text not null primary key, `scheme_id` text not null, `serial` integer not null, `indicator_code` text not null, `kind` text not null, `text` text not null, `points` numeric(18,2) not null, `cap` numeric(18,2) null);
create index `scoring_rule_scheme_id_index` on `scoring_rule` (`scheme_id`);

create table `scoring_scheme` (`id` text not null primary key, `code` text not null, `name` text not null, `programme` text not null, `version` integer not null, `state` text not null, `region_code` text not null, `issuer_id` text not null, `full_marks` numeric(18,2) not null, `deduction_cap` numeric(18,2) null, `bonus_cap` numeric(18,2) null, `valid_from` date not null, `valid_to` date null, `published_on` date null, `seal` text null);
create unique index `scoring_scheme_code_unique` on `scoring_scheme` (`code`);
create index `scoring_scheme_programme_code_id_index` on `scoring_scheme` (`programme`, `code`, `id`);
create index `scoring_scheme_region_code_code_id_index` on `scoring_scheme` (`region_code`, `code`, `id`);
create index `scoring_scheme_state_code_id_index` on `scoring_scheme` (`state`, `code`, `id`);
create index `scoring_scheme_valid_from_id_index` on `scoring_scheme` (`valid_from`, `id`);
create index `scoring_scheme_code_id_index` on `scoring_scheme` (`code`, `id`);

create table `supervision_action` (`id` text not null primary key, `ledger_id` text not null, `agency_id` text not null, `agency_region_code` text not null, `court_code` text not null, `region_code` text not null, `step` text not null, `kind` text not null, `done_on` date not null, `issuer` text not null, `document_number` text null, `amount` numeric(18,2) null, `answered_on` date null, `answer` text null);
create index `supervision_action_ledger_id_index` on `supervision_action` (`ledger_id`);
create index `supervision_action_agency_id_done_on_id_index` on `supervision_action` (`agency_id`, `done_on`, `id`);
create index `supervision_action_agency_region_code_done_on_id_index` on `supervision_action` (`agency_region_code`, `done_on`, `id`);
create index `supervision_action_court_code_done_on_id_index` on `supervision_action` (`court_code`, `done_on`, `id`);
create index `supervision_action_region_code_done_on_id_index` on `supervision_action` (`region_code`, `done_on`, `id`);
create index `supervision_action_step_done_on_id_index` on `supervision_action` (`step`, `done_on`, `id`);
create index `supervision_action_kind_done_on_id_index` on `supervision_action` (`kind`, `done_on`, `id`);
create index `supervision_action_done_on_id_index` on `supervision_action` (`done_on`, `id`);
create index `supervision_action_answered_on_done_on_id_index` on `supervision_action` (`answered_on`, `done_on`, `id`);
create index `supervision_action_answered_on_id_index` on `supervision_action` (`answered_on`, `id`);

create table `supervision_ledger` (`id` text not null primary key, `subject_number` text not null, `case_id` text null, `judgment_id` text null, `agency_id` text not null, `agency_region_code` text not null, `court_code` text not null, `region_code` text not null, `amount_owed` numeric(18,2) null, `performance_due_on` date null, `order_concrete` integer not null, `order_has_term` integer not null, `opened_on` date not null, `filing_reminded_on` date null, `talked_on` date null, `warned_on` date null, `urged_on` date null, `disciplined_on` date null, `current_step` text not null, `state` text not null, `result` text null, `performed_on` date null, `closed_on` date null);
create unique index `supervision_ledger_subject_number_unique` on `supervision_ledger` (`subject_number`);
create index `supervision_ledger_case_id_index` on `supervision_ledger` (`case_id`);
create index `supervision_ledger_judgment_id_index` on `supervision_ledger` (`judgment_id`);
create index `supervision_ledger_agency_id_opened_on_id_index` on `supervision_ledger` (`agency_id`, `opened_on`, `id`);
create index `supervision_ledger_agency_region_code_opened_on_id_index` on `supervision_ledger` (`agency_region_code`, `opened_on`, `id`);
create index `supervision_ledger_court_code_opened_on_id_index` on `supervision_ledger` (`court_code`, `opened_on`, `id`);
create index `supervision_ledger_region_code_opened_on_id_index` on `supervision_ledger` (`region_code`, `opened_on`, `id`);
create index `supervision_ledger_current_step_opened_on_id_index` on `supervision_ledger` (`current_step`, `opened_on`, `id`);
create index `supervision_ledger_state_opened_on_id_index` on `supervision_ledger` (`state`, `opened_on`, `id`);
create index `supervision_ledger_result_opened_on_id_index` on `supervision_ledger` (`result`, `opened_on`, `id`);
create index `supervision_ledger_opened_on_id_index` on `supervision_ledger` (`opened_on`, `id`);
create index `supervision_ledger_performance_due_on_id_index` on `supervision_ledger` (`performance_due_on`, `id`);
create index `supervision_ledger_closed_on_id_index` on `supervision_ledger` (`closed_on`, `id`);
create index `supervision_ledger_case_id_opened_on_id_index` on `supervision_ledger` (`case_id`, `opened_on`, `id`);
create index `supervision_ledger_order_concrete_opened_on_id_index` on `supervision_ledger` (`order_concrete`, `opened_on`, `id`);
create index `supervision_ledger_order_has_term_opened_on_id_index` on `supervision_ledger` (`order_has_term`, `opened_on`, `id`);
create index `supervision_ledger_amount_owed_id_index` on `supervision_ledger` (`amount_owed`, `id`);
