create table `campaign` (`id` text not null primary key, `name` text not null, `region_code` text not null, `from_date` date not null, `to_date` date not null, `sessions` integer not null, `cases_taken_up` integer not null, `cases_concluded` integer not null, `cases_terminated_compliant` integer not null);
create index `campaign_region_code_from_date_id_index` on `campaign` (`region_code`, `from_date`, `id`);
create index `campaign_from_date_id_index` on `campaign` (`from_date`, `id`);
create index `campaign_name_from_date_id_index` on `campaign` (`name`, `from_date`, `id`);
create index `campaign_cases_taken_up_id_index` on `campaign` (`cases_taken_up`, `id`);

create table `campaign_court` (`campaign_id` text not null, `court_code` text not null, primary key (`campaign_id`, `court_code`));
create index `campaign_court_court_code_index` on `campaign_court` (`court_code`);

create table `case_node` (`id` text not null primary key, `case_id` text not null, `node` text not null, `due_on` date null, `done_on` date null);
create index `case_node_case_id_index` on `case_node` (`case_id`);

create table `case_suspension` (`id` text not null primary key, `case_id` text not null, `from_date` date not null, `to_date` date not null, `reason` text not null);
create index `case_suspension_case_id_index` on `case_suspension` (`case_id`);

create table `court` (`code` text not null primary key, `name` text not null, `level` text not null, `region_code` text not null, `parent_code` text null);
create index `court_parent_code_index` on `court` (`parent_code`);
create index `court_region_code_code_index` on `court` (`region_code`, `code`);
create index `court_level_code_index` on `court` (`level`, `code`);
create index `court_name_code_index` on `court` (`name`, `code`);

create table `court_closure` (`ancestor` text not null, `descendant` text not null, `ancestor_level` text not null, primary key (`ancestor`, `descendant`));

create table `court_staff` (`id` text not null primary key, `court_code` text not null, `region_code` text not null, `year` integer not null, `officers` integer not null, `judges` integer not null, `clerks` integer not null);
create index `court_staff_court_code_index` on `court_staff` (`court_code`);
create index `court_staff_court_code_year_id_index` on `court_staff` (`court_code`, `year`, `id`);
create index `court_staff_region_code_year_id_index` on `court_staff` (`region_code`, `year`, `id`);
create index `court_staff_year_id_index` on `court_staff` (`year`, `id`);
create index `court_staff_officers_id_index` on `court_staff` (`officers`, `id`);

create table `enforcement_case` (`id` text not null primary key, `case_number` text not null, `type_code` text not null, `court_code` text not null, `region_code` text not null, `filed_on` date not null, `officer_name` text not null, `basis_kind` text not null, `basis_number` text not null, `judgment_id` text null, `cause` text not null, `claim_amount` numeric(18,2) not null, `recovered_amount` numeric(18,2) not null, `status` text not null, `due_on` date not null, `extension_days` integer not null, `concluded_on` date null, `conclusion_method` text null, `settlement_performed` integer not null, `property_found` integer null, `inability_ground` text null, `preserved_on` date null, `cross_enforcement_kind` text null, `origin_court_code` text null, `resumed_from_id` text null, `debtor_kind` text not null, `debtor_agency_id` text null, `campaign_id` text null);
create unique index `enforcement_case_case_number_unique` on `enforcement_case` (`case_number`);
create index `enforcement_case_judgment_id_index` on `enforcement_case` (`judgment_id`);
create index `enforcement_case_resumed_from_id_index` on `enforcement_case` (`resumed_from_id`);
create index `enforcement_case_court_code_filed_on_id_index` on `enforcement_case` (`court_code`, `filed_on`, `id`);
create index `enforcement_case_region_code_filed_on_id_index` on `enforcement_case` (`region_code`, `filed_on`, `id`);
create index `enforcement_case_filed_on_id_index` on `enforcement_case` (`filed_on`, `id`);
create index `enforcement_case_concluded_on_id_index` on `enforcement_case` (`concluded_on`, `id`);
create index `enforcement_case_due_on_id_index` on `enforcement_case` (`due_on`, `id`);
create index `enforcement_case_type_code_filed_on_id_index` on `enforcement_case` (`type_code`, `filed_on`, `id`);
create index `enforcement_case_status_filed_on_id_index` on `enforcement_case` (`status`, `filed_on`, `id`);
create index `enforcement_case_conclusion_method_filed_on_id_index` on `enforcement_case` (`conclusion_method`, `filed_on`, `id`);
create index `enforcement_case_debtor_kind_filed_on_id_index` on `enforcement_case` (`debtor_kind`, `filed_on`, `id`);
create index `enforcement_case_debtor_agency_id_filed_on_id_index` on `enforcement_case` (`debtor_agency_id`, `filed_on`, `id`);
create index `enforcement_case_cause_filed_on_id_index` on `enforcement_case` (`cause`, `filed_on`, `id`);
create index `enforcement_case_claim_amount_id_index` on `enforcement_case` (`claim_amount`, `id`);
create index `enforcement_case_recovered_amount_id_index` on `enforcement_case` (`recovered_amount`, `id`);
create index `enforcement_case_property_found_filed_on_id_index` on `enforcement_case` (`property_found`, `filed_on`, `id`);
create index `enforcement_case_cross_enforcement_kind_filed_on_id_index` on `enforcement_case` (`cross_enforcement_kind`, `filed_on`, `id`);
create index `enforcement_case_campaign_id_filed_on_id_index` on `enforcement_case` (`campaign_id`, `filed_on`, `id`);
create index `enforcement_case_case_number_id_index` on `enforcement_case` (`case_number`, `id`);

create table `judgment` (`id` text not null primary key, `instrument_number` text not null, `court_code` text not null, `region_code` text not null, `effective_on` date not null, `ordered` text not null, `kind` text not null, `amount` numeric(18,2) null, `performance_due_on` date null, `order_concrete` integer not null, `order_has_term` integer not null, `defendant_agency_id` text null, `performed_on` date null, `enforcement_case_id` text null);
create unique index `judgment_instrument_number_unique` on `judgment` (`instrument_number`);
create index `judgment_court_code_effective_on_id_index` on `judgment` (`court_code`, `effective_on`, `id`);
create index `judgment_region_code_effective_on_id_index` on `judgment` (`region_code`, `effective_on`, `id`);
create index `judgment_effective_on_id_index` on `judgment` (`effective_on`, `id`);
create index `judgment_performance_due_on_id_index` on `judgment` (`performance_due_on`, `id`);
create index `judgment_kind_effective_on_id_index` on `judgment` (`kind`, `effective_on`, `id`);
create index `judgment_amount_id_index` on `judgment` (`amount`, `id`);
create index `judgment_defendant_agency_id_effective_on_id_index` on `judgment` (`defendant_agency_id`, `effective_on`, `id`);
create index `judgment_performed_on_effective_on_id_index` on `judgment` (`performed_on`, `effective_on`, `id`);
create index `judgment_enforcement_case_id_effective_on_id_index` on `judgment` (`enforcement_case_id`, `effective_on`, `id`);
create index `judgment_order_concrete_effective_on_id_index` on `judgment` (`order_concrete`, `effective_on`, `id`);
create index `judgment_order_has_term_effective_on_id_index` on `judgment` (`order_has_term`, `effective_on`, `id`);
create index `judgment_performed_on_id_index` on `judgment` (`performed_on`, `id`);
create index `judgment_instrument_number_id_index` on `judgment` (`instrument_number`, `id`);

create table `party` (`id` text not null primary key, `case_id` text not null, `role` text not null, `kind` text not null, `name` text not null, `id_number` text null, `credit_code` text null, `phone` text null, `address` text null, `minor` integer not null, `agency_id` text null);
create index `party_case_id_index` on `party` (`case_id`);
create index `party_agency_id_index` on `party` (`agency_id`);
create index `party_credit_code_id_index` on `party` (`credit_code`, `id`);
create index `party_id_number_id_index` on `party` (`id_number`, `id`);
create index `party_role_id_index` on `party` (`role`, `id`);
create index `party_kind_id_index` on `party` (`kind`, `id`);
create index `party_minor_id_index` on `party` (`minor`, `id`);

create table `petition` (`id` text not null primary key, `case_id` text not null, `court_code` text not null, `region_code` text not null, `filed_on` date not null, `ground` text not null, `founded` integer null, `answered_on` date null);
create index `petition_case_id_index` on `petition` (`case_id`);
create index `petition_court_code_filed_on_id_index` on `petition` (`court_code`, `filed_on`, `id`);
create index `petition_region_code_filed_on_id_index` on `petition` (`region_code`, `filed_on`, `id`);
create index `petition_filed_on_id_index` on `petition` (`filed_on`, `id`);
create index `petition_answered_on_filed_on_id_index` on `petition` (`answered_on`, `filed_on`, `id`);
create index `petition_founded_filed_on_id_index` on `petition` (`founded`, `filed_on`, `id`);
create index `petition_ground_filed_on_id_index` on `petition` (`ground`, `filed_on`, `id`);
create index `petition_answered_on_id_index` on `petition` (`answered_on`, `id`);

create table `region` (`code` text not null primary key, `name` text not null, `level` text not null, `parent_code` text null, `valid_from` date null, `valid_to` date null, `replaced_by` text null);
create index `region_parent_code_index` on `region` (`parent_code`);
create index `region_level_code_index` on `region` (`level`, `code`);
create index `region_name_code_index` on `region` (`name`, `code`);

create table `region_closure` (`ancestor` text not null, `descendant` text not null, `ancestor_level` text not null, primary key (`ancestor`, `descendant`));
create index `region_closure_descendant_ancestor_level_ancestor_index` on `region_closure` (`descendant`, `ancestor_level`, `ancestor`);

create table `termination_check` (`case_id` text not null primary key, `notice_on` date null, `property_report_ordered_on` date null, `consumption_limited_on` date null, `network_searched_on` date null, `field_searched_on` date null, `debtor_sought_on` date null);
