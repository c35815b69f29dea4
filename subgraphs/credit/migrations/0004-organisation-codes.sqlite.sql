alter table `dishonest_listing` add column `organisation_code` text null;
create index `dishonest_listing_organisation_code_index` on `dishonest_listing` (`organisation_code`);
