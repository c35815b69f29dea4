import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { cases } from './cases/subgraph.ts';
import { SUBGRAPHS } from './definitions.ts';
import { connect } from './shared/database/connect.ts';
import { migrate } from './shared/database/migrate.ts';
import { storedBy } from './shared/database/stored-by.ts';
import type { SubgraphDefinition } from './shared/server/define-subgraph.ts';
import { openSubgraph, type OpenSubgraph } from './shared/server/open-subgraph.ts';
import { subgraphSchema } from './shared/server/subgraph-schema.ts';
import { fillTables } from './shared/testing/filled-tables.ts';
import { INJECTIONS } from './shared/testing/injections.ts';
import { hasMariadb, OwnMariadb } from './shared/testing/own-mariadb.ts';
import { signedRequest, signedViewer } from './shared/testing/signed-request.ts';
import { textInputs, type TextInput } from './shared/testing/text-inputs.ts';

/**
 * A value that is written into a statement is SQL injection where the server reads the statement otherwise than it was
 * escaped. Three settings of servers in use do that: each text of the corpus goes to each place that takes text, of every
 * list, statistic and lookup, and must be answered as a text that nothing matches, or refused as bad input.
 */
const SETTINGS: readonly (readonly [what: string, options: readonly string[]])[] = [
  ['init_connect that sets GBK', ['--init-connect=SET NAMES gbk']],
  ['GBK whatever the client says', ['--character-set-server=gbk', '--skip-character-set-client-handshake']],
  ['no backslash escapes', ['--sql-mode=NO_BACKSLASH_ESCAPES']],
];

const ROWS = 60;
const CAUSE = '民间借贷纠纷';
/** Texts that match nothing: of any letters, and of those that initials may have. */
const NOTHING = ['没有这样的文字', 'zzqqzz'];

const databaseOf = (name: string): string => `office_${name}`;

if (await hasMariadb('injections under three settings of the server')) {
  let server: OwnMariadb;
  const counted = { refused: 0, searched: 0, letThrough: 0 };

  beforeAll(async () => {
    server = await OwnMariadb.make();
    await server.start();
    for (const definition of Object.values(SUBGRAPHS)) {
      await fill(server, definition);
    }
    // Not root: init_connect is not run for those who may change anything.
    await server.execute("create user reader@'%'", "grant select on `office\\_%`.* to reader@'%'");
    await server.stop();
  });
  afterAll(async () => {
    await server?.remove();
    process.stderr.write(`injections: ${JSON.stringify(counted)}\n`);
  });

  describe.each(SETTINGS)('with a server of %s', (_, options) => {
    beforeAll(() => server.start(...options));
    afterAll(() => server.stop());

    it('a cause in Chinese finds its cases, in a list and in a statistic', async () => {
      const subgraph = await open(server, cases);
      const query = `{
        enforcementCases(filter: { cause: "${CAUSE}" }) { totalCount edges { node { cause } } }
        caseStatistics(period: "2000-01-01/2030-01-01", filter: { cause: "${CAUSE}" }) { newCases }
      }`;
      const { body } = await subgraph.handler(signedRequest(query));
      await subgraph.close();
      const { data } = JSON.parse(body) as { data: Found };
      expect(data.enforcementCases.totalCount).toBe(7);
      expect(data.enforcementCases.edges.map(({ node }) => node.cause)).toEqual(Array(7).fill(CAUSE));
      expect(data.caseStatistics.map(({ newCases }) => newCases)).toEqual([7]);
    });

    it.each(Object.values(SUBGRAPHS))('no injection reaches the database of $name', async (definition) => {
      const subgraph = await open(server, definition);
      const inputs = textInputs(subgraphSchema(definition).executable, Object.keys(definition.references));
      expect(inputs.length).toBeGreaterThan(30);
      const letThrough: string[] = [];
      for (const input of inputs) {
        const nothing = new Set<string>();
        for (const text of NOTHING) {
          nothing.add((await answer(subgraph, input, text)).result);
        }
        for (const text of INJECTIONS) {
          const { result, codes } = await answer(subgraph, input, text);
          if (codes.length > 0 && codes.every((code) => code === 'BAD_USER_INPUT')) {
            counted.refused += 1;
          } else if (codes.every((code) => code === 'UNKNOWN_RECORD') && nothing.has(result)) {
            counted.searched += 1;
          } else {
            counted.letThrough += 1;
            letThrough.push(`${input.coordinate} by ${JSON.stringify(text)}: ${codes.join()} ${result}`);
          }
        }
      }
      await subgraph.close();
      expect(letThrough).toEqual([]);
    });
  });
}

interface Found {
  enforcementCases: { totalCount: number; edges: { node: { cause: string } }[] };
  caseStatistics: { newCases: number }[];
}

async function fill(server: OwnMariadb, definition: SubgraphDefinition): Promise<void> {
  const name = databaseOf(definition.name);
  await server.execute(`create database ${name} character set utf8mb4 collate utf8mb4_bin`);
  const address = { kind: 'mysql', url: server.url(name) } as const;
  await migrate(definition, address);
  const writer = await connect(address, { entities: storedBy(definition), writable: true });
  await fillTables(writer, address.url, subgraphSchema(definition).executable, ROWS);
  await writer.close();
  if (definition === cases) {
    await server.execute(
      'set names utf8mb4',
      `update ${name}.enforcement_case set cause = '${CAUSE}' order by id limit 7`,
    );
  }
}

function open(server: OwnMariadb, definition: SubgraphDefinition): Promise<OpenSubgraph> {
  return openSubgraph(definition, {
    database: { kind: 'mysql', url: server.url(databaseOf(definition.name), 'reader') },
    cursorKey: 'a key for tests',
    logger: pino({ level: 'silent' }),
    now: () => new Date('2022-12-31T12:00:00+08:00'),
    viewerOf: signedViewer(),
  });
}

async function answer(subgraph: OpenSubgraph, { query, variables }: TextInput, text: string) {
  const { body } = await subgraph.handler(signedRequest(query, variables(text)));
  const { data, errors = [] } = JSON.parse(body) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  return { result: JSON.stringify(data ?? null), codes: errors.map(({ extensions }) => extensions.code) };
}
