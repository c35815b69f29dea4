create table `party_name_ending` (`ending` varchar(120) not null, `party_id` varchar(32) not null, primary key (`ending`, `party_id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table `court` add `pinyin_initials` varchar(80) null;
alter table `court` add index `court_pinyin_initials_code_index` (`pinyin_initials`, `code`);
