alter table `party` add `organisation_code` varchar(32) null;
alter table `party` add index `party_organisation_code_id_index` (`organisation_code`, `id`);
