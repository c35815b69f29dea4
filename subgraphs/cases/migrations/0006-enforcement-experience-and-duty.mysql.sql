alter table `court_staff` add `court_judges` int null, add `judges_with_enforcement_year` int null, add `fire_flood_duty_days` int null;
