alter table `agency` add `pinyin_initials` varchar(120) null;
alter table `agency` add index `agency_pinyin_initials_id_index` (`pinyin_initials`, `id`);
