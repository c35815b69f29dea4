alter table `court_indicator_value` add column `persons` integer null;
