import { expect, it } from '@jest/globals';

import { EngineSession, type Engine } from './engine-session.ts';
import { DORIS, DORIS_2_0, STARROCKS, TIDB } from './engines.ts';

const JUDGED: readonly (readonly [Engine, string, string | null])[] = [
  [TIDB, 'set session transaction read only', 'noop implementation'],
  [TIDB, 'set transaction isolation level repeatable read, read only', 'noop implementation'],
  [TIDB, 'set transaction isolation level repeatable read', null],
  [TIDB, 'set transaction isolation level serializable', 'isolation level'],
  [TIDB, 'set session max_statement_time = 30', "Unknown system variable 'max_statement_time'"],
  [TIDB, 'set names gb18030', 'Unknown character set'],
  [TIDB, 'select 1 from a join b on a.x = (select max(x) from c) where 1 = 1', 'ON condition'],
  [TIDB, 'select 1 from a join b on a.peer_group = (select b.peer_group)', 'ON condition'],
  [TIDB, 'select 1 from a join b on a.x = b.x where a.x in (select x from c)', null],
  [TIDB, 'select 1 from a where a.x in (select b.x from b join c on b.y = c.y) and a.y in (select 2)', null],
  [TIDB, 'select a.x as rank from a', 'SQL syntax'],
  [TIDB, 'select first.* from (select 1 as region) as first', null],
  [STARROCKS, 'select x from a limit ?', 'limit ?'],
  [STARROCKS, 'select x from a limit 20', null],
  [STARROCKS, "set session sql_mode = concat(@@sql_mode, ',STRICT_TRANS_TABLES')", 'constant'],
  [STARROCKS, "set session sql_mode = 'STRICT_TRANS_TABLES', session group_concat_max_len = 4", null],
  [STARROCKS, 'select sum(case when not exists (select 1 from b) then 1 end) from a', 'exists'],
  [DORIS, 'select x from a straight_join b', 'straight_join'],
  [DORIS, 'select x from a where not exists (select 1 from b)', null],
  [DORIS_2_0, 'select 1', 'COM_STMT_PREPARE'],
];

it.each(
  JUDGED.map(
    ([engine, sql, refusal]) => [engine.name, refusal === null ? 'takes' : 'refuses', sql, engine, refusal] as const,
  ),
)('%s %s: %s', (_name, _judges, sql, engine, refusal) => {
  const verdict = new EngineSession(engine, () => undefined, true).judge(
    sql.startsWith('set') ? 'query' : 'prepare',
    sql,
  );
  const message = 'refusal' in verdict ? verdict.refusal.message : null;
  expect(message).toEqual(refusal === null ? null : expect.stringContaining(refusal));
});

it('engines for statistics do not read in a transaction', () => {
  for (const engine of [STARROCKS, DORIS]) {
    const { judge } = new EngineSession(engine, () => undefined, true);
    judge('query', 'begin');
    expect(judge('prepare', 'select 1')).toHaveProperty('refusal');
    judge('query', 'rollback');
    expect(judge('prepare', 'select 1')).not.toHaveProperty('refusal');
  }
});

it('a time limit is set on the server behind, and shown in the engine’s own unit', () => {
  const { judge } = new EngineSession(TIDB, () => undefined, true);
  expect(judge('query', 'set session max_execution_time = 30000')).toEqual({
    sql: 'set session max_statement_time = 30',
  });
  const shown = judge(
    'query',
    "show session variables where variable_name in ('max_execution_time', 'max_statement_time')",
  );
  expect(shown).toMatchObject({ sql: expect.stringContaining("select 'max_execution_time', '30000'") });
  expect(shown).not.toMatchObject({ sql: expect.stringContaining("'max_statement_time'") });
});
