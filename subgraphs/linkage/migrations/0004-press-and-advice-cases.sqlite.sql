alter table `advice_letter` add column `debtor_kind` text null;
alter table `witnessed_session` add column `journalists` integer null;
create index `witnessed_session_journalists_index` on `witnessed_session` (`journalists`);
