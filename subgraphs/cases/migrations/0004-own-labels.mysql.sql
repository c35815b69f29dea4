alter table `campaign` add `circular_frequency_label` varchar(80) null;
alter table `case_node` add `node_label` varchar(80) null;
alter table `enforcement_case` add `type_code_label` varchar(80) null, add `basis_kind_label` varchar(80) null, add `status_label` varchar(80) null, add `conclusion_method_label` varchar(80) null, add `cross_enforcement_kind_label` varchar(80) null, add `next_node_label` varchar(80) null, add `leader_post_label` varchar(80) null, add `debtor_traced_by_label` varchar(80) null, add `quality_grade_label` varchar(80) null, add `debtor_kind_label` varchar(80) null;
alter table `judgment` add `instance_label` varchar(80) null, add `kind_label` varchar(80) null;
alter table `party` add `role_label` varchar(80) null, add `kind_label` varchar(80) null;
alter table `plaintiff` add `kind_label` varchar(80) null;
