alter table `court_indicator_value` add `persons` int null;
alter table `scoring_scheme` add `issuer_name` varchar(120) null;
