create table `campaign` (`id` varchar(32) not null, `name` varchar(120) not null, `region_code` varchar(32) not null, `from_date` date not null, `to_date` date not null, `sessions` int not null, `cases_taken_up` int not null, `cases_concluded` int not null, `cases_terminated_compliant` int not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `campaign` add index `campaign_region_code_from_date_id_index` (`region_code`, `from_date`, `id`);
alter table `campaign` add index `campaign_from_date_id_index` (`from_date`, `id`);
alter table `campaign` add index `campaign_name_from_date_id_index` (`name`, `from_date`, `id`);
alter table `campaign` add index `campaign_cases_taken_up_id_index` (`cases_taken_up`, `id`);

create table `campaign_court` (`campaign_id` varchar(32) not null, `court_code` varchar(32) not null, primary key (`campaign_id`, `court_code`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `campaign_court` add index `campaign_court_court_code_index` (`court_code`);

create table `case_node` (`id` varchar(32) not null, `case_id` varchar(32) not null, `node` varchar(40) not null, `due_on` date null, `done_on` date null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `case_node` add index `case_node_case_id_index` (`case_id`);

create table `case_suspension` (`id` varchar(32) not null, `case_id` varchar(32) not null, `from_date` date not null, `to_date` date not null, `reason` varchar(200) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `case_suspension` add index `case_suspension_case_id_index` (`case_id`);

create table `court` (`code` varchar(32) not null, `name` varchar(80) not null, `level` varchar(40) not null, `region_code` varchar(32) not null, `parent_code` varchar(32) null, primary key (`code`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `court` add index `court_parent_code_index` (`parent_code`);
alter table `court` add index `court_region_code_code_index` (`region_code`, `code`);
alter table `court` add index `court_level_code_index` (`level`, `code`);
alter table `court` add index `court_name_code_index` (`name`, `code`);

create table `court_closure` (`ancestor` varchar(16) not null, `descendant` varchar(16) not null, `ancestor_level` varchar(16) not null, primary key (`ancestor`, `descendant`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table `court_staff` (`id` varchar(32) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `year` int not null, `officers` int not null, `judges` int not null, `clerks` int not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `court_staff` add index `court_staff_court_code_index` (`court_code`);
alter table `court_staff` add index `court_staff_court_code_year_id_index` (`court_code`, `year`, `id`);
alter table `court_staff` add index `court_staff_region_code_year_id_index` (`region_code`, `year`, `id`);
alter table `court_staff` add index `court_staff_year_id_index` (`year`, `id`);
alter table `court_staff` add index `court_staff_officers_id_index` (`officers`, `id`);

create table `enforcement_case` (`id` varchar(32) not null, `case_number` varchar(64) not null, `type_code` varchar(40) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `filed_on` date not null, `officer_name` varchar(40) not null, `basis_kind` varchar(40) not null, `basis_number` varchar(80) not null, `judgment_id` varchar(32) null, `cause` varchar(80) not null, `claim_amount` numeric(18,2) not null, `recovered_amount` numeric(18,2) not null, `status` varchar(40) not null, `due_on` date not null, `extension_days` int not null, `concluded_on` date null, `conclusion_method` varchar(40) null, `settlement_performed` tinyint(1) not null, `property_found` tinyint(1) null, `inability_ground` varchar(200) null, `preserved_on` date null, `cross_enforcement_kind` varchar(40) null, `origin_court_code` varchar(32) null, `resumed_from_id` varchar(32) null, `debtor_kind` varchar(40) not null, `debtor_agency_id` varchar(32) null, `campaign_id` varchar(32) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `enforcement_case` add unique `enforcement_case_case_number_unique` (`case_number`);
alter table `enforcement_case` add index `enforcement_case_judgment_id_index` (`judgment_id`);
alter table `enforcement_case` add index `enforcement_case_resumed_from_id_index` (`resumed_from_id`);
alter table `enforcement_case` add index `enforcement_case_court_code_filed_on_id_index` (`court_code`, `filed_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_region_code_filed_on_id_index` (`region_code`, `filed_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_filed_on_id_index` (`filed_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_concluded_on_id_index` (`concluded_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_due_on_id_index` (`due_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_type_code_filed_on_id_index` (`type_code`, `filed_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_status_filed_on_id_index` (`status`, `filed_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_conclusion_method_filed_on_id_index` (`conclusion_method`, `filed_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_debtor_kind_filed_on_id_index` (`debtor_kind`, `filed_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_debtor_agency_id_filed_on_id_index` (`debtor_agency_id`, `filed_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_cause_filed_on_id_index` (`cause`, `filed_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_claim_amount_id_index` (`claim_amount`, `id`);
alter table `enforcement_case` add index `enforcement_case_recovered_amount_id_index` (`recovered_amount`, `id`);
alter table `enforcement_case` add index `enforcement_case_property_found_filed_on_id_index` (`property_found`, `filed_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_cross_enforcement_kind_filed_on_id_index` (`cross_enforcement_kind`, `filed_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_campaign_id_filed_on_id_index` (`campaign_id`, `filed_on`, `id`);
alter table `enforcement_case` add index `enforcement_case_case_number_id_index` (`case_number`, `id`);

create table `judgment` (`id` varchar(32) not null, `instrument_number` varchar(64) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `effective_on` date not null, `ordered` varchar(1000) not null, `kind` varchar(40) not null, `amount` numeric(18,2) null, `performance_due_on` date null, `order_concrete` tinyint(1) not null, `order_has_term` tinyint(1) not null, `defendant_agency_id` varchar(32) null, `performed_on` date null, `enforcement_case_id` varchar(32) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `judgment` add unique `judgment_instrument_number_unique` (`instrument_number`);
alter table `judgment` add index `judgment_court_code_effective_on_id_index` (`court_code`, `effective_on`, `id`);
alter table `judgment` add index `judgment_region_code_effective_on_id_index` (`region_code`, `effective_on`, `id`);
alter table `judgment` add index `judgment_effective_on_id_index` (`effective_on`, `id`);
alter table `judgment` add index `judgment_performance_due_on_id_index` (`performance_due_on`, `id`);
alter table `judgment` add index `judgment_kind_effective_on_id_index` (`kind`, `effective_on`, `id`);
alter table `judgment` add index `judgment_amount_id_index` (`amount`, `id`);
alter table `judgment` add index `judgment_defendant_agency_id_effective_on_id_index` (`defendant_agency_id`, `effective_on`, `id`);
alter table `judgment` add index `judgment_performed_on_effective_on_id_index` (`performed_on`, `effective_on`, `id`);
alter table `judgment` add index `judgment_enforcement_case_id_effective_on_id_index` (`enforcement_case_id`, `effective_on`, `id`);
alter table `judgment` add index `judgment_order_concrete_effective_on_id_index` (`order_concrete`, `effective_on`, `id`);
alter table `judgment` add index `judgment_order_has_term_effective_on_id_index` (`order_has_term`, `effective_on`, `id`);
alter table `judgment` add index `judgment_performed_on_id_index` (`performed_on`, `id`);
alter table `judgment` add index `judgment_instrument_number_id_index` (`instrument_number`, `id`);

create table `party` (`id` varchar(32) not null, `case_id` varchar(32) not null, `role` varchar(40) not null, `kind` varchar(40) not null, `name` varchar(120) not null, `id_number` varchar(64) null, `credit_code` varchar(64) null, `phone` varchar(20) null, `address` varchar(200) null, `minor` tinyint(1) not null, `agency_id` varchar(32) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `party` add index `party_case_id_index` (`case_id`);
alter table `party` add index `party_agency_id_index` (`agency_id`);
alter table `party` add index `party_credit_code_id_index` (`credit_code`, `id`);
alter table `party` add index `party_id_number_id_index` (`id_number`, `id`);
alter table `party` add index `party_role_id_index` (`role`, `id`);
alter table `party` add index `party_kind_id_index` (`kind`, `id`);
alter table `party` add index `party_minor_id_index` (`minor`, `id`);

create table `petition` (`id` varchar(32) not null, `case_id` varchar(32) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `filed_on` date not null, `ground` varchar(120) not null, `founded` tinyint(1) null, `answered_on` date null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `petition` add index `petition_case_id_index` (`case_id`);
alter table `petition` add index `petition_court_code_filed_on_id_index` (`court_code`, `filed_on`, `id`);
alter table `petition` add index `petition_region_code_filed_on_id_index` (`region_code`, `filed_on`, `id`);
alter table `petition` add index `petition_filed_on_id_index` (`filed_on`, `id`);
alter table `petition` add index `petition_answered_on_filed_on_id_index` (`answered_on`, `filed_on`, `id`);
alter table `petition` add index `petition_founded_filed_on_id_index` (`founded`, `filed_on`, `id`);
alter table `petition` add index `petition_ground_filed_on_id_index` (`ground`, `filed_on`, `id`);
alter table `petition` add index `petition_answered_on_id_index` (`answered_on`, `id`);

create table `region` (`code` varchar(32) not null, `name` varchar(80) not null, `level` varchar(40) not null, `parent_code` varchar(32) null, `valid_from` date null, `valid_to` date null, `replaced_by` varchar(64) null, primary key (`code`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `region` add index `region_parent_code_index` (`parent_code`);
alter table `region` add index `region_level_code_index` (`level`, `code`);
alter table `region` add index `region_name_code_index` (`name`, `code`);

create table `region_closure` (`ancestor` varchar(6) not null, `descendant` varchar(6) not null, `ancestor_level` varchar(16) not null, primary key (`ancestor`, `descendant`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `region_closure` add index `region_closure_descendant_ancestor_level_ancestor_index` (`descendant`, `ancestor_level`, `ancestor`);

create table `termination_check` (`case_id` varchar(32) not null, `notice_on` date null, `property_report_ordered_on` date null, `consumption_limited_on` date null, `network_searched_on` date null, `field_searched_on` date null, `debtor_sought_on` date null, primary key (`case_id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
