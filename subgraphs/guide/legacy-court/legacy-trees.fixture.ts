import type { Connection } from 'mysql2/promise';

type Tree = 'region' | 'court';

const TABLES: Readonly<Record<Tree, string>> = { region: 'T_DQ', court: 'T_FY' };
const LEVELS: Readonly<Record<Tree, readonly string[]>> = {
  region: ['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY'],
  court: ['SUPREME', 'HIGH', 'INTERMEDIATE', 'BASIC'],
};

/** DM 代码, SJDM 上级代码, JB 级别: the codes of regions or courts, as each office keeps them. */
export async function makeTree(admin: Connection, source: string, charset: string, tree: Tree): Promise<void> {
  const level = LEVELS[tree].map((member, at) => `when '${member}' then '${at}'`).join(' ');
  await admin.query(
    `create table ${TABLES[tree]} (DM varchar(16) not null primary key, SJDM varchar(16) not null, JB char(1) not null, key (SJDM)) ` +
      `character set ${charset} collate ${charset}_bin`,
  );
  await admin.query(
    `insert into ${TABLES[tree]} select code, coalesce(parent_code, ''), case level ${level} end from ${source}cases.${tree}`,
  );
}

/** The skeleton's closure, over the codes that every office has. */
export function closureView(tree: Tree): string {
  const level = LEVELS[tree].map((member, at) => `when '${at}' then '${member}'`).join(' ');
  return (
    `create or replace sql security definer view ${tree}_closure as with recursive pair (ancestor, descendant, steps) as (` +
    `select t.DM, t.DM, 0 from ${TABLES[tree]} t union all select t.SJDM, pair.descendant, pair.steps + 1 from pair ` +
    `join ${TABLES[tree]} t on t.DM = pair.ancestor where t.SJDM <> '' and pair.steps < 9) ` +
    `select distinct pair.ancestor, pair.descendant, case t.JB ${level} end as ancestor_level ` +
    `from pair join ${TABLES[tree]} t on t.DM = pair.ancestor`
  );
}

/** Puts a table in the place of the closure's view, filled from it, as each night. */
export async function storeClosure(admin: Connection, charset: string, tree: Tree): Promise<void> {
  const code = `varchar(16) character set ${charset} collate ${charset}_bin not null`;
  await admin.query(`rename table ${tree}_closure to ${tree}_closure_made`);
  await admin.query(
    `create table ${tree}_closure (ancestor ${code}, descendant ${code}, ancestor_level varchar(16) not null, primary key (ancestor, descendant), key (descendant, ancestor_level, ancestor))`,
  );
  await admin.query(`insert into ${tree}_closure select * from ${tree}_closure_made`);
}
