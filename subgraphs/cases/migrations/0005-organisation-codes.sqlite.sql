alter table `party` add column `organisation_code` text null;
create index `party_organisation_code_id_index` on `party` (`organisation_code`, `id`);
