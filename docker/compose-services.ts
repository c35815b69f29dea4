import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

/** What the tests read of a service. */
export interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly read_only?: boolean;
  readonly user?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
}

type Variables = Readonly<Record<string, string | undefined>>;

/** The text of the Compose file. */
export const COMPOSE_TEXT = readFileSync(new URL('./compose.yaml', import.meta.url), 'utf8');

/** The services as Compose starts them with these variables, which `docker/.env` sets. */
export function composeServices(variables: Variables): Readonly<Record<string, Service>> {
  const { services } = parse(COMPOSE_TEXT, { merge: true }) as { services: Record<string, Service> };
  return interpolated(services, variables) as Record<string, Service>;
}

/** The variables in an `.env` file of plain `NAME=value` lines. */
export function envVariables(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').filter((line) => /^\w+=/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

/** Every text with `${NAME}`, `${NAME:-default}` and `$$` replaced, as the Compose specification says. */
function interpolated(value: unknown, variables: Variables): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/\$\$|\$\{(\w+)(?::-([^}]*))?\}/g, (whole, name?: string, fallback = '') =>
      name === undefined ? whole.slice(1) : variables[name] || fallback,
    );
  }
  if (Array.isArray(value)) {
    return value.map((item) => interpolated(item, variables));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, interpolated(item, variables)]));
  }
  return value;
}
