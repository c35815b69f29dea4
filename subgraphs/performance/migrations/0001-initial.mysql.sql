create table `agency` (`id` varchar(32) not null, `credit_code` varchar(64) not null, `name` varchar(120) not null, `kind` varchar(40) not null, `region_code` varchar(32) not null, `superior_id` varchar(32) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `agency` add unique `agency_credit_code_unique` (`credit_code`);
alter table `agency` add index `agency_region_code_credit_code_id_index` (`region_code`, `credit_code`, `id`);
alter table `agency` add index `agency_kind_credit_code_id_index` (`kind`, `credit_code`, `id`);
alter table `agency` add index `agency_name_credit_code_id_index` (`name`, `credit_code`, `id`);
alter table `agency` add index `agency_superior_id_credit_code_id_index` (`superior_id`, `credit_code`, `id`);
alter table `agency` add index `agency_name_id_index` (`name`, `id`);
alter table `agency` add index `agency_credit_code_id_index` (`credit_code`, `id`);
alter table `agency` add index `agency_region_code_id_index` (`region_code`, `id`);

create table `agency_performance` (`id` varchar(32) not null, `agency_id` varchar(32) not null, `scheme_id` varchar(32) not null, `programme` varchar(40) not null, `region_code` varchar(32) not null, `period_from` date not null, `period_to` date not null, `peer_group` varchar(80) not null, `state` varchar(40) not null, `version` int not null, `is_current` tinyint(1) not null, `replaces_id` varchar(32) null, `correction_reason` varchar(200) null, `deducted` numeric(18,2) not null, `added` numeric(18,2) not null, `score` numeric(18,2) not null, `scored_on` date not null, `seal` varchar(64) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `agency_performance` add index `agency_performance_replaces_id_index` (`replaces_id`);
alter table `agency_performance` add index `agency_performance_scheme_id_period_from_peer_group_score_index` (`scheme_id`, `period_from`, `peer_group`, `score`);
alter table `agency_performance` add index `agency_performance_scheme_id_period_from_id_index` (`scheme_id`, `period_from`, `id`);
alter table `agency_performance` add index `agency_performance_programme_period_from_id_index` (`programme`, `period_from`, `id`);
alter table `agency_performance` add index `agency_performance_period_from_id_index` (`period_from`, `id`);
alter table `agency_performance` add index `agency_performance_region_code_period_from_id_index` (`region_code`, `period_from`, `id`);
alter table `agency_performance` add index `agency_performance_agency_id_period_from_id_index` (`agency_id`, `period_from`, `id`);
alter table `agency_performance` add index `agency_performance_peer_group_period_from_id_index` (`peer_group`, `period_from`, `id`);
alter table `agency_performance` add index `agency_performance_state_period_from_id_index` (`state`, `period_from`, `id`);
alter table `agency_performance` add index `agency_performance_is_current_period_from_id_index` (`is_current`, `period_from`, `id`);
alter table `agency_performance` add index `agency_performance_score_id_index` (`score`, `id`);
alter table `agency_performance` add index `agency_performance_scored_on_id_index` (`scored_on`, `id`);
alter table `agency_performance` add index `agency_performance_deducted_id_index` (`deducted`, `id`);

create table `court_closure` (`ancestor` varchar(16) not null, `descendant` varchar(16) not null, `ancestor_level` varchar(16) not null, primary key (`ancestor`, `descendant`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table `figure_source` (`id` varchar(32) not null, `title` varchar(200) not null, `publisher` varchar(120) not null, `published_on` date null, `note` varchar(200) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table `indicator` (`code` varchar(32) not null, `name` varchar(80) not null, `definition` varchar(200) not null, `unit` varchar(20) not null, `higher_is_better` tinyint(1) not null, primary key (`code`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `indicator` add index `indicator_name_code_index` (`name`, `code`);
alter table `indicator` add index `indicator_unit_code_index` (`unit`, `code`);

create table `indicator_value` (`id` varchar(32) not null, `performance_id` varchar(32) not null, `indicator_code` varchar(32) not null, `value` numeric(18,6) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `indicator_value` add index `indicator_value_performance_id_index` (`performance_id`);

create table `judge_incentive` (`id` varchar(32) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `judge_name` varchar(40) not null, `kind` varchar(40) not null, `counts_as` int not null, `reason` varchar(200) not null, `recorded_on` date not null, `ledger_id` varchar(32) null, `judgment_id` varchar(32) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `judge_incentive` add index `judge_incentive_ledger_id_index` (`ledger_id`);
alter table `judge_incentive` add index `judge_incentive_court_code_recorded_on_id_index` (`court_code`, `recorded_on`, `id`);
alter table `judge_incentive` add index `judge_incentive_region_code_recorded_on_id_index` (`region_code`, `recorded_on`, `id`);
alter table `judge_incentive` add index `judge_incentive_judge_name_recorded_on_id_index` (`judge_name`, `recorded_on`, `id`);
alter table `judge_incentive` add index `judge_incentive_kind_recorded_on_id_index` (`kind`, `recorded_on`, `id`);
alter table `judge_incentive` add index `judge_incentive_recorded_on_id_index` (`recorded_on`, `id`);
alter table `judge_incentive` add index `judge_incentive_judge_name_id_index` (`judge_name`, `id`);

create table `region_closure` (`ancestor` varchar(6) not null, `descendant` varchar(6) not null, `ancestor_level` varchar(16) not null, primary key (`ancestor`, `descendant`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `region_closure` add index `region_closure_descendant_ancestor_level_ancestor_index` (`descendant`, `ancestor_level`, `ancestor`);

create table `reported_figure` (`id` varchar(32) not null, `code` varchar(64) not null, `source_id` varchar(32) not null, `region_code` varchar(32) not null, `period_from` date null, `period_to` date null, `measure` varchar(80) not null, `name` varchar(120) not null, `campaign` varchar(80) null, `value` numeric(18,6) null, `unit` varchar(40) not null, `year_on_year` numeric(18,6) null, `approximate` tinyint(1) not null, `printed` varchar(80) null, `applicants` int null, `case_level` tinyint(1) not null, `note` varchar(200) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `reported_figure` add unique `reported_figure_code_unique` (`code`);
alter table `reported_figure` add index `reported_figure_region_code_code_id_index` (`region_code`, `code`, `id`);
alter table `reported_figure` add index `reported_figure_period_from_code_id_index` (`period_from`, `code`, `id`);
alter table `reported_figure` add index `reported_figure_measure_code_id_index` (`measure`, `code`, `id`);
alter table `reported_figure` add index `reported_figure_unit_code_id_index` (`unit`, `code`, `id`);
alter table `reported_figure` add index `reported_figure_source_id_code_id_index` (`source_id`, `code`, `id`);
alter table `reported_figure` add index `reported_figure_campaign_code_id_index` (`campaign`, `code`, `id`);
alter table `reported_figure` add index `reported_figure_case_level_code_id_index` (`case_level`, `code`, `id`);
alter table `reported_figure` add index `reported_figure_code_id_index` (`code`, `id`);
alter table `reported_figure` add index `reported_figure_period_from_id_index` (`period_from`, `id`);
alter table `reported_figure` add index `reported_figure_measure_id_index` (`measure`, `id`);
alter table `reported_figure` add index `reported_figure_value_id_index` (`value`, `id`);

create table `score_item` (`id` varchar(32) not null, `performance_id` varchar(32) not null, `rule_id` varchar(32) not null, `kind` varchar(40) not null, `points` numeric(18,2) not null, `case_number` varchar(64) null, `conduct` varchar(200) not null, `occurred_on` date not null, `ledger_id` varchar(32) null, `action_id` varchar(32) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `score_item` add index `score_item_performance_id_index` (`performance_id`);
alter table `score_item` add index `score_item_ledger_id_index` (`ledger_id`);

create table `scoring_rule` (`id` varchar(32) not null, `scheme_id` varchar(32) not null, `serial` int not null, `indicator_code` varchar(32) not null, `kind` varchar(40) not null, `text` varchar(200) not null, `points` numeric(18,2) not null, `cap` numeric(18,2) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `scoring_rule` add index `scoring_rule_scheme_id_index` (`scheme_id`);

create table `scoring_scheme` (`id` varchar(32) not null, `code` varchar(64) not null, `name` varchar(120) not null, `programme` varchar(40) not null, `version` int not null, `state` varchar(40) not null, `region_code` varchar(32) not null, `issuer_id` varchar(32) not null, `full_marks` numeric(18,2) not null, `deduction_cap` numeric(18,2) null, `bonus_cap` numeric(18,2) null, `valid_from` date not null, `valid_to` date null, `published_on` date null, `seal` varchar(64) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `scoring_scheme` add unique `scoring_scheme_code_unique` (`code`);
alter table `scoring_scheme` add index `scoring_scheme_programme_code_id_index` (`programme`, `code`, `id`);
alter table `scoring_scheme` add index `scoring_scheme_region_code_code_id_index` (`region_code`, `code`, `id`);
alter table `scoring_scheme` add index `scoring_scheme_state_code_id_index` (`state`, `code`, `id`);
alter table `scoring_scheme` add index `scoring_scheme_valid_from_id_index` (`valid_from`, `id`);
alter table `scoring_scheme` add index `scoring_scheme_code_id_index` (`code`, `id`);

create table `supervision_action` (`id` varchar(32) not null, `ledger_id` varchar(32) not null, `agency_id` varchar(32) not null, `agency_region_code` varchar(32) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `step` varchar(40) not null, `kind` varchar(40) not null, `done_on` date not null, `issuer` varchar(120) not null, `document_number` varchar(80) null, `amount` numeric(18,2) null, `answered_on` date null, `answer` varchar(200) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `supervision_action` add index `supervision_action_ledger_id_index` (`ledger_id`);
alter table `supervision_action` add index `supervision_action_agency_id_done_on_id_index` (`agency_id`, `done_on`, `id`);
alter table `supervision_action` add index `supervision_action_agency_region_code_done_on_id_index` (`agency_region_code`, `done_on`, `id`);
alter table `supervision_action` add index `supervision_action_court_code_done_on_id_index` (`court_code`, `done_on`, `id`);
alter table `supervision_action` add index `supervision_action_region_code_done_on_id_index` (`region_code`, `done_on`, `id`);
alter table `supervision_action` add index `supervision_action_step_done_on_id_index` (`step`, `done_on`, `id`);
alter table `supervision_action` add index `supervision_action_kind_done_on_id_index` (`kind`, `done_on`, `id`);
alter table `supervision_action` add index `supervision_action_done_on_id_index` (`done_on`, `id`);
alter table `supervision_action` add index `supervision_action_answered_on_done_on_id_index` (`answered_on`, `done_on`, `id`);
alter table `supervision_action` add index `supervision_action_answered_on_id_index` (`answered_on`, `id`);

create table `supervision_ledger` (`id` varchar(32) not null, `subject_number` varchar(64) not null, `case_id` varchar(32) null, `judgment_id` varchar(32) null, `agency_id` varchar(32) not null, `agency_region_code` varchar(32) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `amount_owed` numeric(18,2) null, `performance_due_on` date null, `order_concrete` tinyint(1) not null, `order_has_term` tinyint(1) not null, `opened_on` date not null, `filing_reminded_on` date null, `talked_on` date null, `warned_on` date null, `urged_on` date null, `disciplined_on` date null, `current_step` varchar(40) not null, `state` varchar(40) not null, `result` varchar(40) null, `performed_on` date null, `closed_on` date null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `supervision_ledger` add unique `supervision_ledger_subject_number_unique` (`subject_number`);
alter table `supervision_ledger` add index `supervision_ledger_case_id_index` (`case_id`);
alter table `supervision_ledger` add index `supervision_ledger_judgment_id_index` (`judgment_id`);
alter table `supervision_ledger` add index `supervision_ledger_agency_id_opened_on_id_index` (`agency_id`, `opened_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_agency_region_code_opened_on_id_index` (`agency_region_code`, `opened_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_court_code_opened_on_id_index` (`court_code`, `opened_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_region_code_opened_on_id_index` (`region_code`, `opened_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_current_step_opened_on_id_index` (`current_step`, `opened_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_state_opened_on_id_index` (`state`, `opened_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_result_opened_on_id_index` (`result`, `opened_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_opened_on_id_index` (`opened_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_performance_due_on_id_index` (`performance_due_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_closed_on_id_index` (`closed_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_case_id_opened_on_id_index` (`case_id`, `opened_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_order_concrete_opened_on_id_index` (`order_concrete`, `opened_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_order_has_term_opened_on_id_index` (`order_has_term`, `opened_on`, `id`);
alter table `supervision_ledger` add index `supervision_ledger_amount_owed_id_index` (`amount_owed`, `id`);
