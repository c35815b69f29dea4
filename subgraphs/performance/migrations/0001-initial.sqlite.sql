create table `agency` (`id` text not null primary key, `credit_code` text not null, `name` text not null, `kind` text not null, `region_code` text not null, `superior_id` text null);
create unique index `agency_credit_code_unique` on `agency` (`credit_code`);
create index `agency_region_code_credit_code_id_index` on `agency` (`region_code`, `credit_code`, `id`);
create index `agency_kind_credit_code_id_index` on `agency` (`kind`, `credit_code`, `id`);
create index `agency_name_credit_code_id_index` on `agency` (`name`, `credit_code`, `id`);
create index `agency_superior_id_credit_code_id_index` on `agency` (`superior_id`, `credit_code`, `id`);
create index `agency_name_id_index` on `agency` (`name`, `id`);
create index `agency_credit_code_id_index` on `agency` (`credit_code`, `id`);
create index `agency_region_code_id_index` on `agency` (`region_code`, `id`);

create table `court_closure` (`ancestor` text not null, `descendant` text not null, `ancestor_level` text not null, primary key (`ancestor`, `descendant`));

create table `region_closure` (`ancestor` text not null, `descendant` text not null, `ancestor_level` text not null, primary key (`ancestor`, `descendant`));
