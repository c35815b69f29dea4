alter table `asset` add `kind_label` varchar(80) null;
alter table `auction` add `asset_kind_label` varchar(80) null, add `round_label` varchar(80) null, add `outcome_label` varchar(80) null;
alter table `control_measure` add `asset_kind_label` varchar(80) null, add `channel_label` varchar(80) null, add `kind_label` varchar(80) null, add `form_label` varchar(80) null;
alter table `inquiry_request` add `agency_kind_label` varchar(80) null, add `channel_label` varchar(80) null, add `asset_kind_label` varchar(80) null, add `outcome_label` varchar(80) null;
alter table `payout` add `form_label` varchar(80) null;
