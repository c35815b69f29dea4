create table `attendance` (`id` text not null primary key, `meeting_id` text not null, `conference_id` text not null, `region_code` text not null, `agency_id` text not null, `held_on` date not null, `attended` integer not null, `chief_came` integer not null, `absence_reason` text null);
create index `attendance_meeting_id_held_on_id_index` on `attendance` (`meeting_id`, `held_on`, `id`);
create index `attendance_conference_id_held_on_id_index` on `attendance` (`conference_id`, `held_on`, `id`);
create index `attendance_agency_id_held_on_id_index` on `attendance` (`agency_id`, `held_on`, `id`);
create index `attendance_region_code_held_on_id_index` on `attendance` (`region_code`, `held_on`, `id`);
create index `attendance_held_on_id_index` on `attendance` (`held_on`, `id`);
create index `attendance_attended_held_on_id_index` on `attendance` (`attended`, `held_on`, `id`);
create index `attendance_chief_came_held_on_id_index` on `attendance` (`chief_came`, `held_on`, `id`);

create table `court_closure` (`ancestor` text not null, `descendant` text not null, `ancestor_level` text not null, primary key (`ancestor`, `descendant`));

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

create table `resolution` (`id` text not null primary key, `meeting_id` text not null, `conference_id` text not null, `region_code` text not null, `owner_agency_id` text not null, `content` text not null, `decided_on` date not null, `due_on` date not null, `state` text not null, `done_on` date null);
create index `resolution_meeting_id_decided_on_id_index` on `resolution` (`meeting_id`, `decided_on`, `id`);
create index `resolution_conference_id_decided_on_id_index` on `resolution` (`conference_id`, `decided_on`, `id`);
create index `resolution_owner_agency_id_decided_on_id_index` on `resolution` (`owner_agency_id`, `decided_on`, `id`);
create index `resolution_region_code_decided_on_id_index` on `resolution` (`region_code`, `decided_on`, `id`);
create index `resolution_state_decided_on_id_index` on `resolution` (`state`, `decided_on`, `id`);
create index `resolution_decided_on_id_index` on `resolution` (`decided_on`, `id`);
create index `resolution_due_on_id_index` on `resolution` (`due_on`, `id`);
