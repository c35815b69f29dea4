create table `agreement_field` (`id` text not null primary key, `agreement_id` text not null, `field` text not null);
create index `agreement_field_agreement_id_index` on `agreement_field` (`agreement_id`);
create index `agreement_field_field_index` on `agreement_field` (`field`);

create table `assistance_breach` (`id` text not null primary key, `case_id` text not null, `court_code` text not null, `region_code` text not null, `case_type_code` text not null, `debtor_kind` text not null, `cause` text not null, `agency_id` text not null, `conduct` text not null, `notice_served_on` date not null, `breached_on` date not null, `amount` numeric(18,2) null, `ordered_to_recover_on` date null, `remedied_on` date null, `fine_amount` numeric(18,2) null, `fined_on` date null);
create index `assistance_breach_case_id_index` on `assistance_breach` (`case_id`);
create index `assistance_breach_court_code_index` on `assistance_breach` (`court_code`);
create index `assistance_breach_region_code_index` on `assistance_breach` (`region_code`);
create index `assistance_breach_case_id_breached_on_id_index` on `assistance_breach` (`case_id`, `breached_on`, `id`);
create index `assistance_breach_agency_id_breached_on_id_index` on `assistance_breach` (`agency_id`, `breached_on`, `id`);
create index `assistance_breach_court_code_breached_on_id_index` on `assistance_breach` (`court_code`, `breached_on`, `id`);
create index `assistance_breach_region_code_breached_on_id_index` on `assistance_breach` (`region_code`, `breached_on`, `id`);
create index `assistance_breach_conduct_breached_on_id_index` on `assistance_breach` (`conduct`, `breached_on`, `id`);
create index `assistance_breach_breached_on_id_index` on `assistance_breach` (`breached_on`, `id`);
create index `assistance_breach_fined_on_breached_on_id_index` on `assistance_breach` (`fined_on`, `breached_on`, `id`);
create index `assistance_breach_remedied_on_breached_on_id_index` on `assistance_breach` (`remedied_on`, `breached_on`, `id`);
create index `assistance_breach_fine_amount_id_index` on `assistance_breach` (`fine_amount`, `id`);

create table `attendance` (`id` text not null primary key, `meeting_id` text not null, `conference_id` text not null, `region_code` text not null, `agency_id` text not null, `held_on` date not null, `attended` integer not null, `chief_came` integer not null, `absence_reason` text null);
create index `attendance_meeting_id_held_on_id_index` on `attendance` (`meeting_id`, `held_on`, `id`);
create index `attendance_conference_id_held_on_id_index` on `attendance` (`conference_id`, `held_on`, `id`);
create index `attendance_agency_id_held_on_id_index` on `attendance` (`agency_id`, `held_on`, `id`);
create index `attendance_region_code_held_on_id_index` on `attendance` (`region_code`, `held_on`, `id`);
create index `attendance_held_on_id_index` on `attendance` (`held_on`, `id`);
create index `attendance_attended_held_on_id_index` on `attendance` (`attended`, `held_on`, `id`);
create index `attendance_chief_came_held_on_id_index` on `attendance` (`chief_came`, `held_on`, `id`);

create table `circular` (`id` text not null primary key, `document_number` text not null, `title` text not null, `kind` text not null, `region_code` text not null, `issuer_agency_id` text not null, `issued_on` date not null, `period_from` date not null, `period_until` date not null);
create unique index `circular_document_number_unique` on `circular` (`document_number`);
create index `circular_region_code_issued_on_id_index` on `circular` (`region_code`, `issued_on`, `id`);
create index `circular_kind_issued_on_id_index` on `circular` (`kind`, `issued_on`, `id`);
create index `circular_issued_on_id_index` on `circular` (`issued_on`, `id`);
create index `circular_issuer_agency_id_issued_on_id_index` on `circular` (`issuer_agency_id`, `issued_on`, `id`);
create index `circular_document_number_id_index` on `circular` (`document_number`, `id`);

create table `circular_mention` (`id` text not null primary key, `circular_id` text not null, `agency_id` text not null, `case_id` text null, `region_code` text not null, `kind` text not null, `reason` text not null, `issued_on` date not null);
create index `circular_mention_circular_id_index` on `circular_mention` (`circular_id`);
create index `circular_mention_case_id_index` on `circular_mention` (`case_id`);
create index `circular_mention_agency_id_issued_on_id_index` on `circular_mention` (`agency_id`, `issued_on`, `id`);
create index `circular_mention_region_code_issued_on_id_index` on `circular_mention` (`region_code`, `issued_on`, `id`);
create index `circular_mention_kind_issued_on_id_index` on `circular_mention` (`kind`, `issued_on`, `id`);
create index `circular_mention_issued_on_id_index` on `circular_mention` (`issued_on`, `id`);

create table `circular_recipient` (`id` text not null primary key, `circular_id` text not null, `agency_id` text not null, `copy` integer not null);
create index `circular_recipient_circular_id_index` on `circular_recipient` (`circular_id`);
create index `circular_recipient_agency_id_index` on `circular_recipient` (`agency_id`);

create table `commitment` (`id` text not null primary key, `agency_id` text not null, `region_code` text not null, `case_id` text null, `kind` text not null, `content` text not null, `signed_on` date not null, `due_on` date null, `state` text not null, `kept_on` date null);
create index `commitment_agency_id_signed_on_id_index` on `commitment` (`agency_id`, `signed_on`, `id`);
create index `commitment_region_code_signed_on_id_index` on `commitment` (`region_code`, `signed_on`, `id`);
create index `commitment_case_id_signed_on_id_index` on `commitment` (`case_id`, `signed_on`, `id`);
create index `commitment_kind_signed_on_id_index` on `commitment` (`kind`, `signed_on`, `id`);
create index `commitment_state_signed_on_id_index` on `commitment` (`state`, `signed_on`, `id`);
create index `commitment_signed_on_id_index` on `commitment` (`signed_on`, `id`);
create index `commitment_due_on_id_index` on `commitment` (`due_on`, `id`);

create table `cooperation_agreement` (`id` text not null primary key, `document_number` text not null, `title` text not null, `court_code` text not null, `region_code` text not null, `agency_id` text not null, `signed_on` date not null, `from_date` date not null, `to_date` date null);
create unique index `cooperation_agreement_document_number_unique` on `cooperation_agreement` (`document_number`);
create index `cooperation_agreement_court_code_signed_on_id_index` on `cooperation_agreement` (`court_code`, `signed_on`, `id`);
create index `cooperation_agreement_region_code_signed_on_id_index` on `cooperation_agreement` (`region_code`, `signed_on`, `id`);
create index `cooperation_agreement_agency_id_signed_on_id_index` on `cooperation_agreement` (`agency_id`, `signed_on`, `id`);
create index `cooperation_agreement_signed_on_id_index` on `cooperation_agreement` (`signed_on`, `id`);
create index `cooperation_agreement_from_date_id_index` on `cooperation_agreement` (`from_date`, `id`);
create index `cooperation_agreement_document_number_id_index` on `cooperation_agreement` (`document_number`, `id`);

create table `court_closure` (`ancestor` text not null, `descendant` text not null, `ancestor_level` text not null, primary key (`ancestor`, `descendant`));

create table `grid_task` (`id` text not null primary key, `case_id` text not null, `court_code` text not null, `region_code` text not null, `case_type_code` text not null, `debtor_kind` text not null, `cause` text not null, `kind` text not null, `grid` text not null, `given_on` date not null, `done_on` date null, `result` text null);
create index `grid_task_case_id_index` on `grid_task` (`case_id`);
create index `grid_task_court_code_index` on `grid_task` (`court_code`);
create index `grid_task_region_code_index` on `grid_task` (`region_code`);
create index `grid_task_case_id_given_on_id_index` on `grid_task` (`case_id`, `given_on`, `id`);
create index `grid_task_court_code_given_on_id_index` on `grid_task` (`court_code`, `given_on`, `id`);
create index `grid_task_region_code_given_on_id_index` on `grid_task` (`region_code`, `given_on`, `id`);
create index `grid_task_kind_given_on_id_index` on `grid_task` (`kind`, `given_on`, `id`);
create index `grid_task_result_given_on_id_index` on `grid_task` (`result`, `given_on`, `id`);
create index `grid_task_given_on_id_index` on `grid_task` (`given_on`, `id`);
create index `grid_task_done_on_id_index` on `grid_task` (`done_on`, `id`);
create index `grid_task_done_on_given_on_id_index` on `grid_task` (`done_on`, `given_on`, `id`);

create table `joint_conference` (`id` text not null primary key, `name` text not null, `region_code` text not null, `convener_kind` text not null, `convener_agency_id` text not null, `established_on` date not null);
create index `joint_conference_region_code_id_index` on `joint_conference` (`region_code`, `id`);
create index `joint_conference_convener_kind_region_code_id_index` on `joint_conference` (`convener_kind`, `region_code`, `id`);
create index `joint_conference_convener_agency_id_region_code_id_index` on `joint_conference` (`convener_agency_id`, `region_code`, `id`);
create index `joint_conference_established_on_id_index` on `joint_conference` (`established_on`, `id`);

create table `meeting` (`id` text not null primary key, `conference_id` text not null, `region_code` text not null, `title` text not null, `kind` text not null, `held_on` date not null, `convener_agency_id` text not null, `agenda` text not null);
create index `meeting_conference_id_held_on_id_index` on `meeting` (`conference_id`, `held_on`, `id`);
create index `meeting_region_code_held_on_id_index` on `meeting` (`region_code`, `held_on`, `id`);
create index `meeting_kind_held_on_id_index` on `meeting` (`kind`, `held_on`, `id`);
create index `meeting_held_on_id_index` on `meeting` (`held_on`, `id`);
create index `meeting_convener_agency_id_held_on_id_index` on `meeting` (`convener_agency_id`, `held_on`, `id`);

create table `meeting_case` (`id` text not null primary key, `case_id` text not null, `court_code` text not null, `region_code` text not null, `case_type_code` text not null, `debtor_kind` text not null, `cause` text not null, `meeting_id` text not null);
create index `meeting_case_case_id_index` on `meeting_case` (`case_id`);
create index `meeting_case_court_code_index` on `meeting_case` (`court_code`);
create index `meeting_case_region_code_index` on `meeting_case` (`region_code`);
create index `meeting_case_meeting_id_index` on `meeting_case` (`meeting_id`);

create table `membership` (`id` text not null primary key, `conference_id` text not null, `region_code` text not null, `agency_id` text not null, `role` text not null, `duty` text not null, `joined_on` date not null, `left_on` date null);
create index `membership_conference_id_joined_on_id_index` on `membership` (`conference_id`, `joined_on`, `id`);
create index `membership_agency_id_joined_on_id_index` on `membership` (`agency_id`, `joined_on`, `id`);
create index `membership_region_code_joined_on_id_index` on `membership` (`region_code`, `joined_on`, `id`);
create index `membership_role_joined_on_id_index` on `membership` (`role`, `joined_on`, `id`);
create index `membership_joined_on_id_index` on `membership` (`joined_on`, `id`);
create index `membership_left_on_joined_on_id_index` on `membership` (`left_on`, `joined_on`, `id`);

create table `region_closure` (`ancestor` text not null, `descendant` text not null, `ancestor_level` text not null, primary key (`ancestor`, `descendant`));
create index `region_closure_descendant_ancestor_level_ancestor_index` on `region_closure` (`descendant`, `ancestor_level`, `ancestor`);

create table `resolution` (`id` text not null primary key, `meeting_id` text not null, `conference_id` text not null, `region_code` text not null, `owner_agency_id` text not null, `content` text not null, `decided_on` date not null, `due_on` date not null, `state` text not null, `done_on` date null);
create index `resolution_meeting_id_decided_on_id_index` on `resolution` (`meeting_id`, `decided_on`, `id`);
create index `resolution_conference_id_decided_on_id_index` on `resolution` (`conference_id`, `decided_on`, `id`);
create index `resolution_owner_agency_id_decided_on_id_index` on `resolution` (`owner_agency_id`, `decided_on`, `id`);
create index `resolution_region_code_decided_on_id_index` on `resolution` (`region_code`, `decided_on`, `id`);
create index `resolution_state_decided_on_id_index` on `resolution` (`state`, `decided_on`, `id`);
create index `resolution_decided_on_id_index` on `resolution` (`decided_on`, `id`);
create index `resolution_due_on_id_index` on `resolution` (`due_on`, `id`);

create table `witnessed_session` (`id` text not null primary key, `case_id` text not null, `court_code` text not null, `region_code` text not null, `case_type_code` text not null, `debtor_kind` text not null, `cause` text not null, `held_on` date not null, `place` text not null, `part` text not null, `deputies` integer not null, `consultative_members` integer not null, `procurators` integer not null);
create index `witnessed_session_case_id_index` on `witnessed_session` (`case_id`);
create index `witnessed_session_court_code_index` on `witnessed_session` (`court_code`);
create index `witnessed_session_region_code_index` on `witnessed_session` (`region_code`);
create index `witnessed_session_case_id_held_on_id_index` on `witnessed_session` (`case_id`, `held_on`, `id`);
create index `witnessed_session_court_code_held_on_id_index` on `witnessed_session` (`court_code`, `held_on`, `id`);
create index `witnessed_session_region_code_held_on_id_index` on `witnessed_session` (`region_code`, `held_on`, `id`);
create index `witnessed_session_held_on_id_index` on `witnessed_session` (`held_on`, `id`);
create index `witnessed_session_part_held_on_id_index` on `witnessed_session` (`part`, `held_on`, `id`);
