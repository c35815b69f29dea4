create table `court_closure` (`ancestor` text not null, `descendant` text not null, `ancestor_level` text not null, primary key (`ancestor`, `descendant`));

create table `dishonest_listing` (`id` text not null primary key, `case_id` text not null, `court_code` text not null, `region_code` text not null, `case_type_code` text not null, `debtor_kind` text not null, `cause` text not null, `party_id` text null, `agency_id` text null, `subject_kind` text not null, `subject_name` text not null, `subject_identifier` text null, `ground` text not null, `conduct` text not null, `instrument_number` text not null, `duty` text not null, `extent_performed` text not null, `minor` integer not null, `state` text not null, `listed_on` date not null, `published_on` date null, `expires_on` date null, `removal_reason` text null, `removal_caused_on` date null, `removal_due_on` date null, `removed_on` date null);
create index `dishonest_listing_case_id_index` on `dishonest_listing` (`case_id`);
create index `dishonest_listing_court_code_index` on `dishonest_listing` (`court_code`);
create index `dishonest_listing_region_code_index` on `dishonest_listing` (`region_code`);
create index `dishonest_listing_party_id_index` on `dishonest_listing` (`party_id`);
create index `dishonest_listing_agency_id_index` on `dishonest_listing` (`agency_id`);
create index `dishonest_listing_subject_identifier_index` on `dishonest_listing` (`subject_identifier`);
create index `dishonest_listing_court_code_listed_on_id_index` on `dishonest_listing` (`court_code`, `listed_on`, `id`);
create index `dishonest_listing_region_code_listed_on_id_index` on `dishonest_listing` (`region_code`, `listed_on`, `id`);
create index `dishonest_listing_ground_listed_on_id_index` on `dishonest_listing` (`ground`, `listed_on`, `id`);
create index `dishonest_listing_state_listed_on_id_index` on `dishonest_listing` (`state`, `listed_on`, `id`);
create index `dishonest_listing_subject_kind_listed_on_id_index` on `dishonest_listing` (`subject_kind`, `listed_on`, `id`);
create index `dishonest_listing_agency_id_listed_on_id_index` on `dishonest_listing` (`agency_id`, `listed_on`, `id`);
create index `dishonest_listing_case_type_code_listed_on_id_index` on `dishonest_listing` (`case_type_code`, `listed_on`, `id`);
create index `dishonest_listing_cause_listed_on_id_index` on `dishonest_listing` (`cause`, `listed_on`, `id`);
create index `dishonest_listing_listed_on_id_index` on `dishonest_listing` (`listed_on`, `id`);
create index `dishonest_listing_expires_on_id_index` on `dishonest_listing` (`expires_on`, `id`);
create index `dishonest_listing_removal_due_on_id_index` on `dishonest_listing` (`removal_due_on`, `id`);
create index `dishonest_listing_removed_on_id_index` on `dishonest_listing` (`removed_on`, `id`);
create index `dishonest_listing_removal_reason_listed_on_id_index` on `dishonest_listing` (`removal_reason`, `listed_on`, `id`);

create table `region_closure` (`ancestor` text not null, `descendant` text not null, `ancestor_level` text not null, primary key (`ancestor`, `descendant`));
