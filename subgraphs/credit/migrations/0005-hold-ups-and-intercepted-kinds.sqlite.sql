alter table `interception` add column `subject_kind` text null;
alter table `refusal_prosecution` add column `held_up_by` text null;
alter table `refusal_prosecution` add column `held_up_by_label` text null;
alter table `refusal_prosecution` add column `held_up_at` text null;
alter table `refusal_prosecution` add column `held_up_at_label` text null;
create index `refusal_prosecution_held_up_by_clue_on_id_index` on `refusal_prosecution` (`held_up_by`, `clue_on`, `id`);
create index `refusal_prosecution_held_up_at_clue_on_id_index` on `refusal_prosecution` (`held_up_at`, `clue_on`, `id`);
