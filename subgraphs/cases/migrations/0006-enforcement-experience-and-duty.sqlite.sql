alter table `court_staff` add column `court_judges` integer null;
alter table `court_staff` add column `judges_with_enforcement_year` integer null;
alter table `court_staff` add column `fire_flood_duty_days` integer null;
