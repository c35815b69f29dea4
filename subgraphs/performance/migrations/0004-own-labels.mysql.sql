alter table `agency` add `kind_label` varchar(80) null;
alter table `agency_performance` add `programme_label` varchar(80) null;
alter table `judge_incentive` add `kind_label` varchar(80) null;
alter table `score_item` add `cause_label` varchar(80) null, add `ordered_duty_label` varchar(80) null;
alter table `scoring_scheme` add `programme_label` varchar(80) null;
alter table `supervision_action` add `kind_label` varchar(80) null;
alter table `supervision_ledger` add `cause_label` varchar(80) null, add `ordered_duty_label` varchar(80) null, add `result_label` varchar(80) null, add `non_performance_reason_label` varchar(80) null;
