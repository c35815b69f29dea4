create table `agency` (`id` varchar(32) not null, `credit_code` varchar(64) not null, `name` varchar(120) not null, `kind` varchar(40) not null, `region_code` varchar(32) not null, `superior_id` varchar(32) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `agency` add unique `agency_credit_code_unique` (`credit_code`);
alter table `agency` add index `agency_region_code_credit_code_id_index` (`region_code`, `credit_code`, `id`);
alter table `agency` add index `agency_kind_credit_code_id_index` (`kind`, `credit_code`, `id`);
alter table `agency` add index `agency_name_credit_code_id_index` (`name`, `credit_code`, `id`);
alter table `agency` add index `agency_superior_id_credit_code_id_index` (`superior_id`, `credit_code`, `id`);
alter table `agency` add index `agency_name_id_index` (`name`, `id`);
alter table `agency` add index `agency_credit_code_id_index` (`credit_code`, `id`);
alter table `agency` add index `agency_region_code_id_index` (`region_code`, `id`);

create table `court_closure` (`ancestor` varchar(16) not null, `descendant` varchar(16) not null, `ancestor_level` varchar(16) not null, primary key (`ancestor`, `descendant`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table `region_closure` (`ancestor` varchar(6) not null, `descendant` varchar(6) not null, `ancestor_level` varchar(16) not null, primary key (`ancestor`, `descendant`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
