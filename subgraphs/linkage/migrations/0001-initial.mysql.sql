create table `agreement_field` (`id` varchar(32) not null, `agreement_id` varchar(32) not null, `field` varchar(40) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `agreement_field` add index `agreement_field_agreement_id_index` (`agreement_id`);
alter table `agreement_field` add index `agreement_field_field_index` (`field`);

create table `assistance_breach` (`id` varchar(32) not null, `case_id` varchar(32) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `case_type_code` varchar(40) not null, `debtor_kind` varchar(40) not null, `cause` varchar(80) not null, `agency_id` varchar(32) not null, `conduct` varchar(40) not null, `notice_served_on` date not null, `breached_on` date not null, `amount` numeric(18,2) null, `ordered_to_recover_on` date null, `remedied_on` date null, `fine_amount` numeric(18,2) null, `fined_on` date null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `assistance_breach` add index `assistance_breach_case_id_index` (`case_id`);
alter table `assistance_breach` add index `assistance_breach_court_code_index` (`court_code`);
alter table `assistance_breach` add index `assistance_breach_region_code_index` (`region_code`);
alter table `assistance_breach` add index `assistance_breach_case_id_breached_on_id_index` (`case_id`, `breached_on`, `id`);
alter table `assistance_breach` add index `assistance_breach_agency_id_breached_on_id_index` (`agency_id`, `breached_on`, `id`);
alter table `assistance_breach` add index `assistance_breach_court_code_breached_on_id_index` (`court_code`, `breached_on`, `id`);
alter table `assistance_breach` add index `assistance_breach_region_code_breached_on_id_index` (`region_code`, `breached_on`, `id`);
alter table `assistance_breach` add index `assistance_breach_conduct_breached_on_id_index` (`conduct`, `breached_on`, `id`);
alter table `assistance_breach` add index `assistance_breach_breached_on_id_index` (`breached_on`, `id`);
alter table `assistance_breach` add index `assistance_breach_fined_on_breached_on_id_index` (`fined_on`, `breached_on`, `id`);
alter table `assistance_breach` add index `assistance_breach_remedied_on_breached_on_id_index` (`remedied_on`, `breached_on`, `id`);
alter table `assistance_breach` add index `assistance_breach_fine_amount_id_index` (`fine_amount`, `id`);

create table `attendance` (`id` varchar(32) not null, `meeting_id` varchar(32) not null, `conference_id` varchar(32) not null, `region_code` varchar(32) not null, `agency_id` varchar(32) not null, `held_on` date not null, `attended` tinyint(1) not null, `chief_came` tinyint(1) not null, `absence_reason` varchar(200) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `attendance` add index `attendance_meeting_id_held_on_id_index` (`meeting_id`, `held_on`, `id`);
alter table `attendance` add index `attendance_conference_id_held_on_id_index` (`conference_id`, `held_on`, `id`);
alter table `attendance` add index `attendance_agency_id_held_on_id_index` (`agency_id`, `held_on`, `id`);
alter table `attendance` add index `attendance_region_code_held_on_id_index` (`region_code`, `held_on`, `id`);
alter table `attendance` add index `attendance_held_on_id_index` (`held_on`, `id`);
alter table `attendance` add index `attendance_attended_held_on_id_index` (`attended`, `held_on`, `id`);
alter table `attendance` add index `attendance_chief_came_held_on_id_index` (`chief_came`, `held_on`, `id`);

create table `circular` (`id` varchar(32) not null, `document_number` varchar(64) not null, `title` varchar(200) not null, `kind` varchar(40) not null, `region_code` varchar(32) not null, `issuer_agency_id` varchar(32) not null, `issued_on` date not null, `period_from` date not null, `period_until` date not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `circular` add unique `circular_document_number_unique` (`document_number`);
alter table `circular` add index `circular_region_code_issued_on_id_index` (`region_code`, `issued_on`, `id`);
alter table `circular` add index `circular_kind_issued_on_id_index` (`kind`, `issued_on`, `id`);
alter table `circular` add index `circular_issued_on_id_index` (`issued_on`, `id`);
alter table `circular` add index `circular_issuer_agency_id_issued_on_id_index` (`issuer_agency_id`, `issued_on`, `id`);
alter table `circular` add index `circular_document_number_id_index` (`document_number`, `id`);

create table `circular_mention` (`id` varchar(32) not null, `circular_id` varchar(32) not null, `agency_id` varchar(32) not null, `case_id` varchar(32) null, `region_code` varchar(32) not null, `kind` varchar(40) not null, `reason` varchar(200) not null, `issued_on` date not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `circular_mention` add index `circular_mention_circular_id_index` (`circular_id`);
alter table `circular_mention` add index `circular_mention_case_id_index` (`case_id`);
alter table `circular_mention` add index `circular_mention_agency_id_issued_on_id_index` (`agency_id`, `issued_on`, `id`);
alter table `circular_mention` add index `circular_mention_region_code_issued_on_id_index` (`region_code`, `issued_on`, `id`);
alter table `circular_mention` add index `circular_mention_kind_issued_on_id_index` (`kind`, `issued_on`, `id`);
alter table `circular_mention` add index `circular_mention_issued_on_id_index` (`issued_on`, `id`);

create table `circular_recipient` (`id` varchar(32) not null, `circular_id` varchar(32) not null, `agency_id` varchar(32) not null, `copy` tinyint(1) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `circular_recipient` add index `circular_recipient_circular_id_index` (`circular_id`);
alter table `circular_recipient` add index `circular_recipient_agency_id_index` (`agency_id`);

create table `commitment` (`id` varchar(32) not null, `agency_id` varchar(32) not null, `region_code` varchar(32) not null, `case_id` varchar(32) null, `kind` varchar(40) not null, `content` varchar(500) not null, `signed_on` date not null, `due_on` date null, `state` varchar(40) not null, `kept_on` date null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `commitment` add index `commitment_agency_id_signed_on_id_index` (`agency_id`, `signed_on`, `id`);
alter table `commitment` add index `commitment_region_code_signed_on_id_index` (`region_code`, `signed_on`, `id`);
alter table `commitment` add index `commitment_case_id_signed_on_id_index` (`case_id`, `signed_on`, `id`);
alter table `commitment` add index `commitment_kind_signed_on_id_index` (`kind`, `signed_on`, `id`);
alter table `commitment` add index `commitment_state_signed_on_id_index` (`state`, `signed_on`, `id`);
alter table `commitment` add index `commitment_signed_on_id_index` (`signed_on`, `id`);
alter table `commitment` add index `commitment_due_on_id_index` (`due_on`, `id`);

create table `cooperation_agreement` (`id` varchar(32) not null, `document_number` varchar(64) not null, `title` varchar(200) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `agency_id` varchar(32) not null, `signed_on` date not null, `from_date` date not null, `to_date` date null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `cooperation_agreement` add unique `cooperation_agreement_document_number_unique` (`document_number`);
alter table `cooperation_agreement` add index `cooperation_agreement_court_code_signed_on_id_index` (`court_code`, `signed_on`, `id`);
alter table `cooperation_agreement` add index `cooperation_agreement_region_code_signed_on_id_index` (`region_code`, `signed_on`, `id`);
alter table `cooperation_agreement` add index `cooperation_agreement_agency_id_signed_on_id_index` (`agency_id`, `signed_on`, `id`);
alter table `cooperation_agreement` add index `cooperation_agreement_signed_on_id_index` (`signed_on`, `id`);
alter table `cooperation_agreement` add index `cooperation_agreement_from_date_id_index` (`from_date`, `id`);
alter table `cooperation_agreement` add index `cooperation_agreement_document_number_id_index` (`document_number`, `id`);

create table `court_closure` (`ancestor` varchar(16) not null, `descendant` varchar(16) not null, `ancestor_level` varchar(16) not null, primary key (`ancestor`, `descendant`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table `grid_task` (`id` varchar(32) not null, `case_id` varchar(32) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `case_type_code` varchar(40) not null, `debtor_kind` varchar(40) not null, `cause` varchar(80) not null, `kind` varchar(40) not null, `grid` varchar(80) not null, `given_on` date not null, `done_on` date null, `result` varchar(40) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `grid_task` add index `grid_task_case_id_index` (`case_id`);
alter table `grid_task` add index `grid_task_court_code_index` (`court_code`);
alter table `grid_task` add index `grid_task_region_code_index` (`region_code`);
alter table `grid_task` add index `grid_task_case_id_given_on_id_index` (`case_id`, `given_on`, `id`);
alter table `grid_task` add index `grid_task_court_code_given_on_id_index` (`court_code`, `given_on`, `id`);
alter table `grid_task` add index `grid_task_region_code_given_on_id_index` (`region_code`, `given_on`, `id`);
alter table `grid_task` add index `grid_task_kind_given_on_id_index` (`kind`, `given_on`, `id`);
alter table `grid_task` add index `grid_task_result_given_on_id_index` (`result`, `given_on`, `id`);
alter table `grid_task` add index `grid_task_given_on_id_index` (`given_on`, `id`);
alter table `grid_task` add index `grid_task_done_on_id_index` (`done_on`, `id`);
alter table `grid_task` add index `grid_task_done_on_given_on_id_index` (`done_on`, `given_on`, `id`);

create table `joint_conference` (`id` varchar(32) not null, `name` varchar(120) not null, `region_code` varchar(32) not null, `convener_kind` varchar(40) not null, `convener_agency_id` varchar(32) not null, `established_on` date not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `joint_conference` add index `joint_conference_region_code_id_index` (`region_code`, `id`);
alter table `joint_conference` add index `joint_conference_convener_kind_region_code_id_index` (`convener_kind`, `region_code`, `id`);
alter table `joint_conference` add index `joint_conference_convener_agency_id_region_code_id_index` (`convener_agency_id`, `region_code`, `id`);
alter table `joint_conference` add index `joint_conference_established_on_id_index` (`established_on`, `id`);

create table `meeting` (`id` varchar(32) not null, `conference_id` varchar(32) not null, `region_code` varchar(32) not null, `title` varchar(200) not null, `kind` varchar(40) not null, `held_on` date not null, `convener_agency_id` varchar(32) not null, `agenda` varchar(1000) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `meeting` add index `meeting_conference_id_held_on_id_index` (`conference_id`, `held_on`, `id`);
alter table `meeting` add index `meeting_region_code_held_on_id_index` (`region_code`, `held_on`, `id`);
alter table `meeting` add index `meeting_kind_held_on_id_index` (`kind`, `held_on`, `id`);
alter table `meeting` add index `meeting_held_on_id_index` (`held_on`, `id`);
alter table `meeting` add index `meeting_convener_agency_id_held_on_id_index` (`convener_agency_id`, `held_on`, `id`);

create table `meeting_case` (`id` varchar(32) not null, `case_id` varchar(32) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `case_type_code` varchar(40) not null, `debtor_kind` varchar(40) not null, `cause` varchar(80) not null, `meeting_id` varchar(32) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `meeting_case` add index `meeting_case_case_id_index` (`case_id`);
alter table `meeting_case` add index `meeting_case_court_code_index` (`court_code`);
alter table `meeting_case` add index `meeting_case_region_code_index` (`region_code`);
alter table `meeting_case` add index `meeting_case_meeting_id_index` (`meeting_id`);

create table `membership` (`id` varchar(32) not null, `conference_id` varchar(32) not null, `region_code` varchar(32) not null, `agency_id` varchar(32) not null, `role` varchar(40) not null, `duty` varchar(200) not null, `joined_on` date not null, `left_on` date null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `membership` add index `membership_conference_id_joined_on_id_index` (`conference_id`, `joined_on`, `id`);
alter table `membership` add index `membership_agency_id_joined_on_id_index` (`agency_id`, `joined_on`, `id`);
alter table `membership` add index `membership_region_code_joined_on_id_index` (`region_code`, `joined_on`, `id`);
alter table `membership` add index `membership_role_joined_on_id_index` (`role`, `joined_on`, `id`);
alter table `membership` add index `membership_joined_on_id_index` (`joined_on`, `id`);
alter table `membership` add index `membership_left_on_joined_on_id_index` (`left_on`, `joined_on`, `id`);

create table `region_closure` (`ancestor` varchar(6) not null, `descendant` varchar(6) not null, `ancestor_level` varchar(16) not null, primary key (`ancestor`, `descendant`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `region_closure` add index `region_closure_descendant_ancestor_level_ancestor_index` (`descendant`, `ancestor_level`, `ancestor`);

create table `resolution` (`id` varchar(32) not null, `meeting_id` varchar(32) not null, `conference_id` varchar(32) not null, `region_code` varchar(32) not null, `owner_agency_id` varchar(32) not null, `content` varchar(500) not null, `decided_on` date not null, `due_on` date not null, `state` varchar(40) not null, `done_on` date null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `resolution` add index `resolution_meeting_id_decided_on_id_index` (`meeting_id`, `decided_on`, `id`);
alter table `resolution` add index `resolution_conference_id_decided_on_id_index` (`conference_id`, `decided_on`, `id`);
alter table `resolution` add index `resolution_owner_agency_id_decided_on_id_index` (`owner_agency_id`, `decided_on`, `id`);
alter table `resolution` add index `resolution_region_code_decided_on_id_index` (`region_code`, `decided_on`, `id`);
alter table `resolution` add index `resolution_state_decided_on_id_index` (`state`, `decided_on`, `id`);
alter table `resolution` add index `resolution_decided_on_id_index` (`decided_on`, `id`);
alter table `resolution` add index `resolution_due_on_id_index` (`due_on`, `id`);

create table `witnessed_session` (`id` varchar(32) not null, `case_id` varchar(32) not null, `court_code` varchar(32) not null, `region_code` varchar(32) not null, `case_type_code` varchar(40) not null, `debtor_kind` varchar(40) not null, `cause` varchar(80) not null, `held_on` date not null, `place` varchar(200) not null, `part` varchar(40) not null, `deputies` int not null, `consultative_members` int not null, `procurators` int not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `witnessed_session` add index `witnessed_session_case_id_index` (`case_id`);
alter table `witnessed_session` add index `witnessed_session_court_code_index` (`court_code`);
alter table `witnessed_session` add index `witnessed_session_region_code_index` (`region_code`);
alter table `witnessed_session` add index `witnessed_session_case_id_held_on_id_index` (`case_id`, `held_on`, `id`);
alter table `witnessed_session` add index `witnessed_session_court_code_held_on_id_index` (`court_code`, `held_on`, `id`);
alter table `witnessed_session` add index `witnessed_session_region_code_held_on_id_index` (`region_code`, `held_on`, `id`);
alter table `witnessed_session` add index `witnessed_session_held_on_id_index` (`held_on`, `id`);
alter table `witnessed_session` add index `witnessed_session_part_held_on_id_index` (`part`, `held_on`, `id`);
