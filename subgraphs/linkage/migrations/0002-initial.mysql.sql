alter table `attendance` modify `absence_reason` varchar(200) null;

alter table `circular_mention` modify `case_id` varchar(32) null;

alter table `commitment` modify `case_id` varchar(32) null;

alter table `grid_task` modify `result` varchar(40) null;
