alter table `interception` add `subject_kind` varchar(40) null;
alter table `refusal_prosecution` add `held_up_by` varchar(40) null, add `held_up_by_label` varchar(80) null, add `held_up_at` varchar(40) null, add `held_up_at_label` varchar(80) null;
alter table `refusal_prosecution` add index `refusal_prosecution_held_up_by_clue_on_id_index` (`held_up_by`, `clue_on`, `id`);
alter table `refusal_prosecution` add index `refusal_prosecution_held_up_at_clue_on_id_index` (`held_up_at`, `clue_on`, `id`);
