alter table `advice_letter` add `debtor_kind` varchar(40) null;
alter table `witnessed_session` add `journalists` int null;
alter table `witnessed_session` add index `witnessed_session_journalists_index` (`journalists`);
