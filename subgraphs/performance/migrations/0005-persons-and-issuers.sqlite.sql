alter table `court_indicator_value` add column `persons` integer null;
alter table `scoring_scheme` add column `issuer_name` text null;
