alter table `agency` add column `pinyin_initials` text null;
create index `agency_pinyin_initials_id_index` on `agency` (`pinyin_initials`, `id`);
