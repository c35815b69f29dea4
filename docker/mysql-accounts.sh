#!/bin/bash
# Run once by the MySQL image on an empty data folder: a read-only account for each office's database.
set -euo pipefail
for office in cases assets credit performance linkage; do
  mysql --protocol=socket -uroot -p"$MYSQL_ROOT_PASSWORD" <<SQL
create database if not exists lianzhi_${office} character set utf8mb4 collate utf8mb4_bin;
create user '${office}_reader'@'%' identified by '${READER_PASSWORD}';
grant select on lianzhi_${office}.* to '${office}_reader'@'%';
SQL
done
