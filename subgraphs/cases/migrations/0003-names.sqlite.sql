create table `party_name_ending` (`ending` text not null, `party_id` text not null, primary key (`ending`, `party_id`));
alter table `court` add column `pinyin_initials` text null;
create index `court_pinyin_initials_code_index` on `court` (`pinyin_initials`, `code`);
