alter table `dishonest_listing` add `organisation_code` varchar(32) null;
alter table `dishonest_listing` add index `dishonest_listing_organisation_code_index` (`organisation_code`);
