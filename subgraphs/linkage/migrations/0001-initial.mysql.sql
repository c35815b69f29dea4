create table `attendance` (`id` varchar(32) not null, `meeting_id` varchar(32) not null, `conference_id` varchar(32) not null, `region_code` varchar(32) not null, `agency_id` varchar(32) not null, `held_on` date not null, `attended` tinyint(1) not null, `chief_came` tinyint(1) not null, `absence_reason` varchar(200) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `attendance` add index `attendance_meeting_id_held_on_id_index` (`meeting_id`, `held_on`, `id`);
alter table `attendance` add index `attendance_conference_id_held_on_id_index` (`conference_id`, `held_on`, `id`);
alter table `attendance` add index `attendance_agency_id_held_on_id_index` (`agency_id`, `held_on`, `id`);
alter table `attendance` add index `attendance_region_code_held_on_id_index` (`region_code`, `held_on`, `id`);
alter table `attendance` add index `attendance_held_on_id_index` (`held_on`, `id`);
alter table `attendance` add index `attendance_attended_held_on_id_index` (`attended`, `held_on`, `id`);
alter table `attendance` add index `attendance_chief_came_held_on_id_index` (`chief_came`, `held_on`, `id`);

create table `court_closure` (`ancestor` varchar(16) not null, `descendant` varchar(16) not null, `ancestor_level` varchar(16) not null, primary key (`ancestor`, `descendant`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

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

create table `resolution` (`id` varchar(32) not null, `meeting_id` varchar(32) not null, `conference_id` varchar(32) not null, `region_code` varchar(32) not null, `owner_agency_id` varchar(32) not null, `content` varchar(500) not null, `decided_on` date not null, `due_on` date not null, `state` varchar(40) not null, `done_on` date null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `resolution` add index `resolution_meeting_id_decided_on_id_index` (`meeting_id`, `decided_on`, `id`);
alter table `resolution` add index `resolution_conference_id_decided_on_id_index` (`conference_id`, `decided_on`, `id`);
alter table `resolution` add index `resolution_owner_agency_id_decided_on_id_index` (`owner_agency_id`, `decided_on`, `id`);
alter table `resolution` add index `resolution_region_code_decided_on_id_index` (`region_code`, `decided_on`, `id`);
alter table `resolution` add index `resolution_state_decided_on_id_index` (`state`, `decided_on`, `id`);
alter table `resolution` add index `resolution_decided_on_id_index` (`decided_on`, `id`);
alter table `resolution` add index `resolution_due_on_id_index` (`due_on`, `id`);
