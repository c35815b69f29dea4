import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

import { CONFIG_VARIABLES } from '../gateway/config-variables.ts';
import { readConfig } from '../gateway/config.ts';
import { freshSecrets } from '../gateway/deployment/fresh-secrets.ts';
import { targetFaults } from '../seed/sample-target.ts';
import { readSubgraphConfig, SUBGRAPH_VARIABLES } from '../subgraphs/config.ts';
import { SUBGRAPH_NAMES } from '../subgraphs/shared/server/subgraph-names.ts';

import { COMPOSE_TEXT, composeServices, type Service } from './compose-services.ts';

const root = new URL('..', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const services = composeServices({});
const ours = Object.entries(services).filter(([, { image }]) => image === 'lianzhi');

describe('the compose file', () => {
  it('meets the Compose specification', () => {
    const schema = JSON.parse(read('node_modules/dclint/schemas/compose.schema.json')) as object;
    const validate = new Ajv({ strict: false, validateSchema: false, validateFormats: false, allErrors: true }).compile(
      schema,
    );
    validate(parse(COMPOSE_TEXT, { merge: true }));
    expect(validate.errors).toBeNull();
  });

  it('runs a gateway, five subgraphs and MySQL 8.4', () => {
    expect(Object.keys(services).sort()).toEqual(
      ['assets', 'cases', 'credit', 'gateway', 'linkage', 'mysql', 'performance', 'sample-data'].sort(),
    );
    expect(services['mysql']?.image).toBe('mysql:8.4');
  });

  it.each(ours)(
    'starts %s from an existing file, as an unprivileged user, on a read-only file system',
    (_, service) => {
      const script = service.command?.find((word) => word.endsWith('.ts')) ?? '';
      expect(existsSync(new URL(script, root))).toBe(true);
      expect(service.user).toBe('node');
      expect(service.read_only).toBe(true);
    },
  );

  it.each(ours.filter(([name]) => name !== 'sample-data'))('checks the health of %s', (_, service) => {
    expect(service.healthcheck?.test.slice(0, 3)).toEqual(['CMD', 'node', 'docker/healthy.mjs']);
  });

  it('gives each subgraph a read-only account, never the root account', () => {
    const urls = ours.flatMap(([, { environment }]) =>
      Object.entries(environment ?? {}).filter(([variable]) => variable.endsWith('_DATABASE_URL')),
    );
    expect(urls).toHaveLength(5);
    for (const [, url] of urls) {
      expect(url).toMatch(/^mysql:\/\/\w+_reader:/);
    }
  });

  it('gives each subgraph only its own secret, and the gateway all five', () => {
    const keysOf = (service: string): string[][] =>
      Object.entries(services[service]?.environment ?? {}).filter(([name]) => name.endsWith('_ENVELOPE_KEYS'));
    const subgraphs = ['cases', 'assets', 'credit', 'performance', 'linkage'];
    for (const name of subgraphs) {
      expect(keysOf(name).map(([variable]) => variable)).toEqual([`${name.toUpperCase()}_ENVELOPE_KEYS`]);
    }
    expect(keysOf('gateway')).toEqual(subgraphs.flatMap(keysOf));
    expect(new Set(keysOf('gateway').map(([, value]) => value)).size).toBe(5);
  });

  it('has defaults that the gateway and the subgraphs can read', () => {
    expect(faultsOf(services)).toEqual([]);
    const { environment, secrets } = readConfig(services['gateway']!.environment!);
    expect(environment).toBe('development');
    for (const name of SUBGRAPH_NAMES) {
      const subgraph = readSubgraphConfig(name, services[name]!.environment!);
      expect(secrets.envelopeKeys[name]).toHaveLength(1);
      expect(secrets.envelopeKeys[name][0].secret.equals(subgraph.secrets.envelopeKeys[0].secret)).toBe(true);
    }
  });

  it('starts in production with the secrets of lianzhi init, and with none of the samples', () => {
    const fresh = freshSecrets({ issuer: 'office', service: 'lianzhi' }, '2026-11-27');
    expect(faultsOf(composeServices(fresh))).toEqual([]);
    const secretNames = Object.keys(fresh).filter((name) => /KEYS?$|_PASSWORD$/.test(name));
    expect(secretNames).toHaveLength(9);
    for (const name of secretNames) {
      const faults = faultsOf(composeServices({ ...fresh, [name]: undefined }));
      expect(faults.join('\n')).toMatch(/是公开的样例密钥.*npx lianzhi init/);
      expect(faults.join('\n')).toContain(`${ADDRESSES[name] ?? name} 是公开`);
    }
  });

  it('sets no variable that nothing reads', () => {
    const gateway = new Set(Object.keys(CONFIG_VARIABLES));
    const subgraph = SUBGRAPH_VARIABLES.map(([name]) => name.replace('*', ''));
    for (const [name, { environment = {} }] of ours.filter(([service]) => service !== 'sample-data')) {
      const known =
        name === 'gateway' ? gateway : new Set(subgraph.map((one) => one.replace('<NAME>', name.toUpperCase())));
      expect(Object.keys(environment).filter((variable) => !known.has(variable))).toEqual([]);
    }
  });

  it('keeps every file that the gateway writes on a volume, since all else is read-only', () => {
    const { environment = {}, volumes = [] } = services['gateway']!;
    const writable = volumes.filter((volume) => !volume.endsWith(':ro')).map((volume) => volume.split(':')[1]!);
    for (const name of [
      'ACCESS_LEDGER',
      'LEDGER_HEADS_FILE',
      'LEDGER_SIGNING_KEY_FILE',
      'LEDGER_WITNESS_FILE',
      'OWN_QUERIES',
    ]) {
      expect(writable.some((folder) => environment[name]?.startsWith(`${folder}/`))).toBe(true);
    }
  });

  it('publishes only the port of the gateway, and only on this machine', () => {
    const open = Object.entries(services).filter(([, { ports }]) => ports);
    expect(open.map(([name, { ports }]) => [name, ports])).toEqual([['gateway', ['127.0.0.1:4000:4000']]]);
  });
});

/** The addresses that hold these passwords. */
const ADDRESSES: Readonly<Record<string, string>> = {
  READER_PASSWORD: '_DATABASE_URL',
  MYSQL_ROOT_PASSWORD: '--mysql',
};

/** What the readers of the configuration refuse in the environments of all roles. */
function faultsOf(all: Readonly<Record<string, Service>>): string[] {
  const readers = [
    () => readConfig(all['gateway']!.environment!),
    () => readSampleTarget(all['sample-data']!),
    ...SUBGRAPH_NAMES.map((name) => () => readSubgraphConfig(name, all[name]!.environment!)),
  ];
  return readers.flatMap((reader) => {
    try {
      reader();
      return [];
    } catch (error) {
      return [String(error)];
    }
  });
}

/** What the seed command checks before it connects. */
function readSampleTarget({ command = [], environment = {} }: Service): void {
  const url = command[command.indexOf('--mysql') + 1] ?? '';
  const faults = targetFaults({ kind: 'mysql', url }, environment);
  if (faults.length > 0) {
    throw new Error(faults.join('\n'));
  }
}
