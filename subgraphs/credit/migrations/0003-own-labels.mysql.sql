alter table `consumption_restriction` add `subject_kind_label` varchar(80) null, add `lift_reason_label` varchar(80) null;
alter table `credit_repair` add `ground_label` varchar(80) null, add `outcome_label` varchar(80) null;
alter table `dishonest_listing` add `subject_kind_label` varchar(80) null, add `extent_performed_label` varchar(80) null, add `removal_reason_label` varchar(80) null;
alter table `exit_restriction` add `subject_kind_label` varchar(80) null, add `lift_reason_label` varchar(80) null;
alter table `interception` add `kind_label` varchar(80) null, add `platform_label` varchar(80) null;
alter table `red_list_entry` add `kind_label` varchar(80) null, add `reason_label` varchar(80) null;
alter table `refusal_prosecution` add `subject_kind_label` varchar(80) null, add `route_label` varchar(80) null, add `stage_label` varchar(80) null, add `decline_ground_label` varchar(80) null;
alter table `restricted_person` add `role_label` varchar(80) null;
alter table `sanction` add `subject_kind_label` varchar(80) null, add `kind_label` varchar(80) null, add `reason_label` varchar(80) null, add `obstacle_label` varchar(80) null;
