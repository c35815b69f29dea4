import { rmSync } from 'node:fs';
import pino from 'pino';
import { cases } from '../subgraphs/cases/subgraph.ts';
import { migrate } from '../subgraphs/shared/database/migrate.ts';
import { connect, databaseAddress } from '../subgraphs/shared/database/connect.ts';
import { storedBy } from '../subgraphs/shared/database/stored-by.ts';
import { openSubgraph } from '../subgraphs/shared/server/open-subgraph.ts';
rmSync('/tmp/spike.sqlite', { force: true });
for (const url of ['/tmp/spike.sqlite', 'mysql://root@127.0.0.1:3306/spike_cases']) {
  const address = databaseAddress(url);
  await migrate(cases, address);
  const db = await connect(address, { entities: storedBy(cases), writable: true });
  const ex = (s: string) => db.em.execute(s);
  for (const t of ['region', 'region_closure', 'court', 'court_closure', 'enforcement_case'])
    await ex(`delete from ${t}`);
  await ex(`insert into region (code,name,level) values ('350900','宁德市','CITY'),('350902','蕉城区','COUNTY')`);
  await ex(
    `insert into region_closure values ('350900','350900','CITY'),('350900','350902','CITY'),('350902','350902','COUNTY')`,
  );
  await ex(
    `insert into court (code,name,level,region_code) values ('闽09','宁德中院','INTERMEDIATE','350900'),('闽0902','蕉城法院','BASIC','350902')`,
  );
  await ex(
    `insert into court_closure values ('闽09','闽09','INTERMEDIATE'),('闽09','闽0902','INTERMEDIATE'),('闽0902','闽0902','BASIC')`,
  );
  for (let i = 0; i < 50; i++)
    await ex(
      `insert into enforcement_case (id,case_number,type_code,court_code,region_code,filed_on,officer_name,basis_kind,basis_number,cause,claim_amount,recovered_amount,status,due_on,extension_days,settlement_performed,debtor_kind) values ('c${i}','（2021）闽0902执${i}号','FIRST_ENFORCEMENT','${i % 2 ? '闽09' : '闽0902'}','350902','2021-0${1 + (i % 9)}-01','x','JUDGMENT','n','借款',${i * 1000.1},0,'OPEN','2021-12-01',0,0,'PERSON')`,
    );
  await db.close();
  const sql: string[] = [];
  const sub = await openSubgraph(cases, {
    database: address,
    cursorKey: 'k',
    logger: pino(),
    onStatement: (s) => sql.push(s),
  });
  const q = async (query: string, variables = {}) => {
    sql.length = 0;
    const r = await sub.handler({
      body: JSON.stringify({ query, variables }),
      headers: {},
      signal: new AbortController().signal,
    });
    console.log(sql.join('\n'));
    console.log(r.body.slice(0, 900));
    return JSON.parse(r.body);
  };
  const r = await q(
    'query($after:String){ enforcementCases(first:3, after:$after, filter:{region:"350900", claimAmount:{min:"5000"}}, orderBy:{field:CLAIM_AMOUNT,direction:DESC}){ totalCount pageInfo{hasNextPage endCursor} edges{node{id claimAmount statusLabel court{name region{name}} parties{name}}} } }',
  );
  await q(
    'query($after:String){ enforcementCases(first:3, after:$after, filter:{region:"350900", claimAmount:{min:"5000"}}, orderBy:{field:CLAIM_AMOUNT,direction:DESC}){ edges{node{id claimAmount}} } }',
    { after: r.data.enforcementCases.pageInfo.endCursor },
  );
  await q(
    '{ courts{ edges{node{ code enforcementCases(first:2){ totalCount edges{node{caseNumber concludedOn}} pageInfo{endCursor}} }}} }',
  );
  await q(
    '{ _entities(representations:[{__typename:"EnforcementCase",id:"c1"},{__typename:"EnforcementCase",caseNumber:"（2021）闽0902执2号"},{__typename:"EnforcementCase",id:"zz"}]){ ... on EnforcementCase{caseNumber} } }',
  );
  await q('{ enforcementCase(caseNumber:"2021") { id } a: enforcementCases(first: 0){totalCount} }');
  await q('{ enforcementCases(first: 0){totalCount} }');
  console.log(await sub.ready());
  await sub.close();
}
