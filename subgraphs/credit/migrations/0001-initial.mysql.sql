create table `court_closure` (`ancestor` varchar(16) not null, `descendant` varchar(16) not null, `ancestor_level` varchar(16) not null, primary key (`ancestor`, `descendant`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table `dishonest_listing` (`id` varchar(32) not null, `case_id` varchar(32) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `case_type_code` varchar(40) not null, `debtor_kind` varchar(40) not null, `cause` varchar(80) not null, `party_id` varchar(32) null, `agency_id` varchar(32) null, `subject_kind` varchar(40) not null, `subject_name` varchar(120) not null, `subject_identifier` varchar(32) null, `ground` varchar(40) not null, `conduct` varchar(200) not null, `instrument_number` varchar(80) not null, `duty` varchar(400) not null, `extent_performed` varchar(40) not null, `minor` tinyint(1) not null, `state` varchar(40) not null, `listed_on` date not null, `published_on` date null, `expires_on` date null, `removal_reason` varchar(40) null, `removal_caused_on` date null, `removal_due_on` date null, `removed_on` date null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `dishonest_listing` add index `dishonest_listing_case_id_index` (`case_id`);
alter table `dishonest_listing` add index `dishonest_listing_court_code_index` (`court_code`);
alter table `dishonest_listing` add index `dishonest_listing_region_code_index` (`region_code`);
alter table `dishonest_listing` add index `dishonest_listing_party_id_index` (`party_id`);
alter table `dishonest_listing` add index `dishonest_listing_agency_id_index` (`agency_id`);
alter table `dishonest_listing` add index `dishonest_listing_subject_identifier_index` (`subject_identifier`);
alter table `dishonest_listing` add index `dishonest_listing_court_code_listed_on_id_index` (`court_code`, `listed_on`, `id`);
alter table `dishonest_listing` add index `dishonest_listing_region_code_listed_on_id_index` (`region_code`, `listed_on`, `id`);
alter table `dishonest_listing` add index `dishonest_listing_ground_listed_on_id_index` (`ground`, `listed_on`, `id`);
alter table `dishonest_listing` add index `dishonest_listing_state_listed_on_id_index` (`state`, `listed_on`, `id`);
alter table `dishonest_listing` add index `dishonest_listing_subject_kind_listed_on_id_index` (`subject_kind`, `listed_on`, `id`);
alter table `dishonest_listing` add index `dishonest_listing_agency_id_listed_on_id_index` (`agency_id`, `listed_on`, `id`);
alter table `dishonest_listing` add index `dishonest_listing_case_type_code_listed_on_id_index` (`case_type_code`, `listed_on`, `id`);
alter table `dishonest_listing` add index `dishonest_listing_cause_listed_on_id_index` (`cause`, `listed_on`, `id`);
alter table `dishonest_listing` add index `dishonest_listing_listed_on_id_index` (`listed_on`, `id`);
alter table `dishonest_listing` add index `dishonest_listing_expires_on_id_index` (`expires_on`, `id`);
alter table `dishonest_listing` add index `dishonest_listing_removal_due_on_id_index` (`removal_due_on`, `id`);
alter table `dishonest_listing` add index `dishonest_listing_removed_on_id_index` (`removed_on`, `id`);
alter table `dishonest_listing` add index `dishonest_listing_removal_reason_listed_on_id_index` (`removal_reason`, `listed_on`, `id`);

create table `region_closure` (`ancestor` varchar(6) not null, `descendant` varchar(6) not null, `ancestor_level` varchar(16) not null, primary key (`ancestor`, `descendant`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
