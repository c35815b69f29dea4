import type { Difference, Engine } from './engine-session.ts';
import type { Refusal } from './mysql-proxy.ts';

const SYNTAX = (message: string): Refusal => ({ errno: 1064, sqlState: '42000', message });
const OTHER = (errno: number, message: string): Refusal => ({ errno, sqlState: 'HY000', message });

/** TiDB 8.5: https://docs.pingcap.com/tidb/stable/mysql-compatibility. */
export const TIDB: Engine = {
  name: 'TiDB',
  // https://docs.pingcap.com/tidb/stable/system-variables
  variables: {
    ...Object.fromEntries(['client', 'connection', 'results'].map((of) => [`character_set_${of}`, null])),
    ...{ collation_connection: null, time_zone: null, sql_mode: null, group_concat_max_len: null },
    ...{ hostname: null, port: null },
    ...{
      tx_read_only: 'OFF',
      transaction_read_only: 'OFF',
      tidb_enable_noop_functions: 'OFF',
      max_execution_time: '0',
    },
  },
  timeLimit: { name: 'max_execution_time', seconds: (value) => value / 1000 },
  differences: [
    {
      what: 'read only, of a session or transaction',
      page: 'https://docs.pingcap.com/tidb/stable/system-variables#tidb_enable_noop_functions-new-in-v40',
      meets: (_, sql) => /^(set|start) .*\bread only\b|^set .*\b(tx|transaction)_read_only\b/.test(sql),
      refusal: OTHER(
        1235,
        'function READ ONLY has only noop implementation in tidb now, use tidb_enable_noop_functions to enable these functions',
      ),
    },
    {
      what: 'isolation levels other than repeatable read and read committed',
      page: 'https://docs.pingcap.com/tidb/stable/sql-statement-set-transaction',
      meets: (_, sql) => /^set .*isolation level (serializable|read uncommitted)/.test(sql),
      refusal: OTHER(
        8048,
        'The isolation level is not supported. Set tidb_skip_isolation_level_check=1 to skip this error',
      ),
    },
    {
      what: 'a subquery in the condition of a join',
      page: 'https://docs.pingcap.com/tidb/stable/mysql-compatibility',
      meets: (_, sql) => joinConditions(sql).some((condition) => /\(\s*select\b/.test(condition)),
      refusal: OTHER(1105, "ON condition doesn't support subqueries yet"),
    },
    {
      what: 'group_concat as a window function',
      page: 'https://docs.pingcap.com/tidb/stable/window-functions',
      meets: (_, sql) => /\bgroup_concat\([^()]*\) over\b/.test(sql),
      refusal: SYNTAX('group_concat is no window function'),
    },
    {
      what: 'locks, counts of found rows and locks by name',
      page: 'https://docs.pingcap.com/tidb/stable/system-variables#tidb_enable_noop_functions-new-in-v40',
      meets: (_, sql) => /\block in share mode\b|\bsql_calc_found_rows\b/.test(sql),
      refusal: OTHER(1235, 'function has only noop implementation in tidb now'),
    },
    {
      what: 'full text, XML, stored functions, select into a variable',
      page: 'https://docs.pingcap.com/tidb/stable/mysql-compatibility#unsupported-features',
      meets: (_, sql) => /\bmatch\s*\([^)]*\)\s*against\b|\b(extractvalue|updatexml)\(|^call\b|\binto @/.test(sql),
      refusal: OTHER(1305, 'FUNCTION does not exist'),
    },
    {
      what: 'character sets other than ascii, latin1, binary, utf8, utf8mb4 and gbk',
      page: 'https://docs.pingcap.com/tidb/stable/character-set-and-collation',
      meets: (_, sql) =>
        [...sql.matchAll(/\b(?:set names|using|character set) '?(\w+)'?/g)].some(
          ([, name = '']) => !['ascii', 'latin1', 'binary', 'utf8', 'utf8mb4', 'gbk'].includes(name),
        ),
      refusal: OTHER(1115, 'Unknown character set'),
    },
    {
      what: 'a reserved word as a name without backticks',
      page: 'https://docs.pingcap.com/tidb/stable/keywords',
      meets: (_, sql) => [...sql.matchAll(/\bas (\w+)/g)].some(([, name = '']) => TIDB_RESERVED.has(name)),
      refusal: SYNTAX('You have an error in your SQL syntax'),
    },
    {
      what: 'statements of MariaDB alone',
      page: 'https://docs.pingcap.com/tidb/stable/sql-statement-overview',
      meets: (_, sql) => /^set statement\b|\breturning\b|\bfetch (first|next)\b/.test(sql),
      refusal: SYNTAX('You have an error in your SQL syntax'),
    },
  ],
};

/** StarRocks 3.5: https://docs.starrocks.io/docs/sql-reference/sql-statements/. */
export const STARROCKS: Engine = {
  name: 'StarRocks',
  // https://docs.starrocks.io/docs/sql-reference/System_variable/: utf8mb4 becomes utf8; the time limit is query_timeout.
  variables: {
    ...Object.fromEntries(['client', 'connection', 'results'].map((of) => [`character_set_${of}`, 'utf8'])),
    ...{ collation_connection: 'utf8_general_ci', time_zone: null, sql_mode: null, group_concat_max_len: null },
    // https://github.com/StarRocks/starrocks/pull/37249: there for programs that ask; nothing depends on them.
    ...{ tx_read_only: 'OFF', transaction_read_only: 'OFF', query_timeout: '300' },
  },
  timeLimit: { name: 'query_timeout', seconds: (value) => value },
  differences: [
    nonConstantSet('Set statement only support constant expr.', 'https://github.com/launchbadge/sqlx/discussions/3208'),
    limitAsParameter(
      "Getting syntax error. Detail message: No viable statement for input 'limit ?'.",
      'https://github.com/StarRocks/starrocks/pull/35675',
    ),
    straightJoin(
      'https://docs.starrocks.io/docs/sql-reference/sql-statements/table_bucket_part_index/SELECT/SELECT_JOIN/',
    ),
    readInTransaction(
      OTHER(5305, 'Explicit transaction only supports INSERT statement'),
      'https://docs.starrocks.io/docs/loading/SQL_transaction/',
    ),
    existsInAggregate(
      'https://docs.starrocks.io/docs/sql-reference/sql-statements/table_bucket_part_index/SELECT/SELECT_subquery',
    ),
    {
      what: 'prepared statements other than select',
      page: 'https://docs.starrocks.io/docs/sql-reference/sql-statements/prepared_statement/',
      meets: (sent, sql) => sent === 'prepare' && !/^\s*(select|with)\b/.test(sql),
      refusal: SYNTAX('prepare statement only support QueryStatement'),
    },
  ],
};

/** Doris 3.0: https://doris.apache.org/docs/3.0/query-data/mysql-compatibility. */
export const DORIS: Engine = {
  name: 'Doris',
  variables: {
    // As in SessionVariable.java: there for clients that ask, and nothing depends on them.
    ...Object.fromEntries(['client', 'connection', 'results'].map((of) => [`character_set_${of}`, 'utf8'])),
    ...{ collation_connection: 'utf8_general_ci', time_zone: null, sql_mode: null, group_concat_max_len: null },
    // https://www.mail-archive.com/commits@doris.apache.org/msg108078.html: max_execution_time is an alias of query_timeout.
    ...{ tx_read_only: 'OFF', transaction_read_only: 'OFF', max_execution_time: '900000' },
  },
  timeLimit: { name: 'max_execution_time', seconds: (value) => value / 1000 },
  differences: [
    nonConstantSet(
      "Set statement does't support non-constant expr.",
      'https://github.com/apache/doris/blob/master/fe/fe-core/src/main/java/org/apache/doris/analysis/SetVar.java',
    ),
    limitAsParameter(
      "errCode = 2, detailMessage = mismatched input 'LIMIT' expecting {<EOF>, ';'}",
      'https://github.com/apache/doris/issues/59962',
    ),
    straightJoin('https://doris.apache.org/docs/3.0/query-data/join'),
    readInTransaction(
      OTHER(1105, 'This is in a transaction, only insert, update, delete, commit, rollback is acceptable.'),
      'https://doris.apache.org/docs/data-operate/transaction',
    ),
    existsInAggregate('https://doris.apache.org/docs/3.0/query-data/subquery'),
    {
      what: 'a correlated scalar subquery that is no single aggregate',
      page: 'https://doris.apache.org/docs/3.0/query-data/subquery',
      meets: (_, sql) => /[=<>] \(select (?!(count|sum|max|min|avg)\()[^()]* where [^()]*\)/.test(sql),
      refusal: OTHER(1105, 'errCode = 2, detailMessage = scalar subquery must be an aggregate'),
    },
  ],
};

/** Doris before 2.1.5 prepares nothing but lookups by key: https://github.com/apache/doris/pull/36581. */
export const DORIS_2_0: Engine = {
  ...DORIS,
  name: 'Doris 2.0',
  differences: [
    ...DORIS.differences,
    {
      what: 'prepared statements',
      page: 'https://github.com/EnterpriseDB/mysql_fdw/issues/280',
      meets: (sent) => sent === 'prepare',
      refusal: SYNTAX('Unsupported command(COM_STMT_PREPARE)'),
    },
  ],
};

/** Words that are reserved in TiDB, and mostly not in MariaDB. */
const TIDB_RESERVED = new Set(
  (
    'array call cube cume_dist current_role cursor dense_rank empty except first_value function generated grouping groups ' +
    'ilike intersect lag last_value lateral lead maxvalue nth_value ntile of over partition percent_rank range rank ' +
    'recursive row row_number rows sqlexception sqlstate sqlwarning ssl stored system tablesample tidb_current_tso usage ' +
    'virtual window key keys index order group condition values match option procedure read release'
  ).split(' '),
);

function nonConstantSet(message: string, page: string): Difference {
  return {
    what: 'set to what is not constant',
    page,
    meets: (_, sql) => /^set (?!names|transaction|session transaction).*= *(@@?\w|\w+\(|\(?select\b)/.test(sql),
    refusal: SYNTAX(message),
  };
}

function limitAsParameter(message: string, page: string): Difference {
  return {
    what: 'the number of rows as a parameter (limit ?)',
    page,
    meets: (sent, sql) => sent === 'prepare' && /\blimit \?/.test(sql),
    refusal: SYNTAX(message),
  };
}

function straightJoin(page: string): Difference {
  return {
    what: 'straight_join',
    page,
    meets: (_, sql) => /\bstraight_join\b/.test(sql),
    refusal: SYNTAX("Getting syntax error. Detail message: Unexpected input 'straight_join'"),
  };
}

function existsInAggregate(page: string): Difference {
  return {
    what: 'exists outside of where and having',
    page,
    meets: (_, sql) => /\bcase when (not )?exists \(select/.test(sql),
    refusal: OTHER(1105, 'exists is supported in where and having only'),
  };
}

function readInTransaction(refusal: Refusal, page: string): Difference {
  return {
    what: 'reading in a transaction (repeatable read)',
    page,
    meets: (_, sql, { inTransaction }) =>
      (inTransaction && /^\s*(select|with)\b/.test(sql)) || /^set .*isolation level repeatable read/.test(sql),
    refusal,
  };
}

/** Where the condition of a join ends. */
const CLAUSE = /(?<!\w)(?:left|right|inner|cross|join|straight_join|where|group|order|limit|having)\b/y;

/** The conditions of the joins of a statement, each up to the next clause of its level. */
function joinConditions(sql: string): string[] {
  const conditions: string[] = [];
  for (const { index } of sql.matchAll(/\bon\b/g)) {
    let depth = 0;
    let at = index + 2;
    for (; at < sql.length && depth >= 0; at += 1) {
      depth += sql[at] === '(' ? 1 : sql[at] === ')' ? -1 : 0;
      CLAUSE.lastIndex = at;
      if (depth === 0 && CLAUSE.test(sql)) {
        break;
      }
    }
    conditions.push(sql.slice(index, at));
  }
  return conditions;
}
