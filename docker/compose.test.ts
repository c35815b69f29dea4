import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

interface Service {
  image?: string;
  command?: string[];
  read_only?: boolean;
  user?: string;
  healthcheck?: { test: string[] };
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
}

const root = new URL('..', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const compose = parse(read('docker/compose.yaml'), { merge: true }) as { services: Record<string, Service> };
const ours = Object.entries(compose.services).filter(([, { image }]) => image === 'lianzhi');

describe('the compose file', () => {
  it('meets the Compose specification', () => {
    const schema = JSON.parse(read('node_modules/dclint/schemas/compose.schema.json')) as object;
    const validate = new Ajv({ strict: false, validateSchema: false, validateFormats: false, allErrors: true }).compile(
      schema,
    );
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it('runs a gateway, five subgraphs and MySQL 8.4', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ['assets', 'cases', 'credit', 'gateway', 'linkage', 'mysql', 'performance', 'sample-data'].sort(),
    );
    expect(compose.services['mysql']?.image).toBe('mysql:8.4');
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
      Object.entries(compose.services[service]?.environment ?? {}).filter(([name]) => name.endsWith('_ENVELOPE_KEYS'));
    const subgraphs = ['cases', 'assets', 'credit', 'performance', 'linkage'];
    for (const name of subgraphs) {
      expect(keysOf(name).map(([variable]) => variable)).toEqual([`${name.toUpperCase()}_ENVELOPE_KEYS`]);
    }
    expect(keysOf('gateway')).toEqual(subgraphs.flatMap(keysOf));
    expect(new Set(keysOf('gateway').map(([, value]) => value?.split(':-')[1])).size).toBe(5);
  });

  it('publishes only the port of the gateway, and only on this machine', () => {
    const open = Object.entries(compose.services).filter(([, { ports }]) => ports);
    expect(open.map(([name, { ports }]) => [name, ports])).toEqual([['gateway', ['127.0.0.1:4000:4000']]]);
  });
});
