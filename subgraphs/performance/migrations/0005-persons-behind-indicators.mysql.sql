alter table `court_indicator_value` add `persons` int null;
