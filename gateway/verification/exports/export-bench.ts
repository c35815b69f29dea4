import { parseArgs } from 'node:util';

import { progressOn } from '../../../seed/write/progress.ts';
import { MYSQL_URL } from '../../../subgraphs/shared/testing/mysql-server.ts';
import type { RunRecord } from '../../saved-queries/run/run-records.ts';

import { streamBare } from './bare-stream.ts';
import { download } from './download.ts';
import { ALL_PERIODS, makeLargeDatabases, periodOf, type LargeDatabases } from './large-databases.ts';
import { FILE_FORMS, type FileForm } from './read-file.ts';
import { cpuMsOf, forgetPeak, memoryOf, startOffices, type Offices, type RoleName } from './start-offices.ts';

/** `node --import tsx gateway/verification/exports/export-bench.ts`: see README.md. */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    /** Rows of the shorter downloads that show whether memory is flat; about so many. */
    fewer: { type: 'string', default: '100000' },
    /** How often the one-office CSV and the bare stream are measured, one after the other. */
    rounds: { type: 'string', default: '3' },
    /** Which forms, with commas. */
    forms: { type: 'string', default: FILE_FORMS.join(',') },
    /** Writes CPU profiles of the gateway and of the cases office to this folder. */
    profile: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});

const ONE_OFFICE = 'case-records';
const THREE_OFFICES = 'agency-debtor-cases';
const MEASURED: readonly RoleName[] = ['gateway', 'cases', 'performance', 'assets'];

interface Measured {
  readonly what: string;
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly firstByteMs: number;
  readonly mb: number;
  /** Peak resident memory of each process, in MB, and its CPU time per row, in microseconds. */
  readonly peakMb: Readonly<Record<string, number>>;
  readonly cpuPerRow: Readonly<Record<string, number>>;
}

const progress = progressOn(process.stderr, 'Making the databases, cases:');
const databases = await makeLargeDatabases(MYSQL_URL, Number(values.rows), progress);
try {
  const profile = ['--cpu-prof', `--cpu-prof-dir=${values.profile ?? ''}`];
  const nodeFlags = values.profile === undefined ? {} : { gateway: profile, cases: profile };
  const offices = await startOffices({ databases: databases.urls, nodeFlags });
  try {
    await bench(offices, databases);
  } finally {
    await offices.stop();
  }
} finally {
  await databases.close(values.keep);
}

async function bench(offices: Offices, { urls, operator, cases }: LargeDatabases): Promise<void> {
  const fewer = await periodOf(operator, Number(values.fewer));
  print({ atStartMb: await peaks(offices) });
  // Once, so that everything is compiled and planned, and the database has read its pages.
  await measure(offices, ONE_OFFICE, 'csv', fewer);
  await measure(offices, THREE_OFFICES, 'csv', fewer);
  const ratios: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const bare = await streamBare(urls.cases, ALL_PERIODS);
    print({
      what: 'bare mysql2 → csv-stringify',
      rows: cases,
      rowsPerSecond: Math.round(cases / (bare.ms / 1_000)),
      firstByteMs: Math.round(bare.firstByteMs),
      mb: Math.round(bare.bytes / 1e6),
      cpuPerRow: Number(((bare.cpuMs * 1_000) / cases).toFixed(1)),
    });
    const csv = await measure(offices, ONE_OFFICE, 'csv', ALL_PERIODS);
    print(csv);
    ratios.push(bare.ms / cases / (1_000 / csv.rowsPerSecond));
  }
  print({ partOfTheBareStream: ratios.map((ratio) => Number(ratio.toFixed(3))) });
  for (const query of [ONE_OFFICE, THREE_OFFICES]) {
    for (const form of values.forms.split(',') as FileForm[]) {
      print(await measure(offices, query, form, fewer));
      if (query !== ONE_OFFICE || form !== 'csv') {
        print(await measure(offices, query, form, ALL_PERIODS));
      }
    }
  }
}

async function measure(offices: Offices, query: string, form: FileForm, period: string): Promise<Measured> {
  for (const role of MEASURED) {
    await forgetPeak(offices.pid(role));
  }
  const before = await cpuOf(offices);
  const { authorization } = offices;
  const got = await download(`${offices.url}/q/${query}.${form}?period=${period}`, { authorization });
  const after = await cpuOf(offices);
  if (got.status !== 200) {
    throw new Error(`${query}.${form}: status ${got.status}.`);
  }
  const runUrl = `${offices.url}/q/runs/${got.headers['x-query-run'] ?? ''}`;
  const record = (await (await fetch(runUrl, { headers: { authorization } })).json()) as RunRecord;
  if (!got.isComplete || record.state !== 'complete') {
    throw new Error(`${query}.${form}: the run is ${record.state}, ${record.code ?? ''}.`);
  }
  const { rows } = record;
  return {
    what: `${query}.${form}`,
    rows,
    rowsPerSecond: Math.round(rows / (got.ms / 1_000)),
    firstByteMs: Math.round(got.firstByteMs),
    mb: Math.round(got.bytes / 1e6),
    peakMb: await peaks(offices),
    cpuPerRow: Object.fromEntries(
      MEASURED.map((role) => [
        role,
        Number(((((after.get(role) ?? 0) - (before.get(role) ?? 0)) * 1_000) / rows).toFixed(1)),
      ]),
    ),
  };
}

async function peaks(offices: Offices): Promise<Record<string, number>> {
  const memory = MEASURED.map(
    async (role) => [role, Math.round((await memoryOf(offices.pid(role))).peak / 1e6)] as const,
  );
  return Object.fromEntries(await Promise.all(memory));
}

async function cpuOf(offices: Offices): Promise<ReadonlyMap<RoleName, number>> {
  return new Map(await Promise.all(MEASURED.map(async (role) => [role, await cpuMsOf(offices.pid(role))] as const)));
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
