import { stat } from 'node:fs/promises';

import type { Logger } from 'pino';

import type { DuckDbLimits } from './duckdb.ts';
import { manifestFile, MartRefused, readManifest } from './manifest.ts';
import type { MartKey } from './mart-key.ts';
import { shapeHash, type MartTable } from './mart-shape.ts';
import type { OpenMart } from './open-mart.ts';

/** The mart that serves, replaced whenever a new one has been built. */
export interface KeptMart {
  /** Null where none has been built, or none could be trusted. */
  current(): OpenMart | null;
  /** Looks for a new one now, and not when it is time. */
  look(): Promise<void>;
  close(): Promise<void>;
}

export interface KeepMartOptions {
  readonly folder: string;
  readonly key: MartKey;
  readonly limits: DuckDbLimits;
  /** What the mart's tables must be like: those of a former version of the program are not read. */
  readonly shape: readonly MartTable[];
  readonly logger: Logger;
}

/** How often somebody looks whether there is a new one. */
const LOOK_MS = 5_000;
/** A request that has begun with the old one has ended by then. */
const OLD_SERVES_MS = 60_000;

/** Opens the mart of a folder and follows it. One that cannot be trusted leaves the one before serving, and is logged once. */
export async function keepMart({ folder, key, limits, shape, logger }: KeepMartOptions): Promise<KeptMart> {
  let serving: OpenMart | null = null;
  let seen = '';
  let lastSaid = '';
  let looking: Promise<void> | undefined;
  const retired = new Map<OpenMart, NodeJS.Timeout>();

  const look = async (): Promise<void> => {
    let version = UNREADABLE;
    try {
      version = await versionOf(folder);
    } catch (error) {
      refused(version, error);
      return;
    }
    if (version === seen) {
      return;
    }
    try {
      const manifest = await readManifest(folder, key);
      if (manifest !== null) {
        if (manifest.shape !== shapeHash(shape)) {
          throw new MartRefused('it was built for other columns; build it again');
        }
        // DuckDB is loaded by who has a mart.
        const { openMart } = await import('./open-mart.ts');
        const opened = await openMart(folder, manifest, shape, limits);
        if (serving !== null) {
          retire(serving);
        }
        serving = opened;
        logger.info({ asOf: manifest.asOf, rows: opened.rows }, 'mart');
      }
      seen = version;
    } catch (error) {
      // A manifest that is replaced while its parts are read is looked at again.
      if ((await versionOf(folder).catch(() => UNREADABLE)) === version) {
        refused(version, error);
      }
    }
  };
  /** Says it once for each mart and reason. Only one that cannot be trusted is not looked at again. */
  const refused = (version: string, error: unknown): void => {
    const reason = error instanceof MartRefused ? error.message : { kind: kindOf(error) };
    seen = error instanceof MartRefused ? version : seen;
    const said = JSON.stringify([version, reason]);
    if (said !== lastSaid) {
      lastSaid = said;
      logger.error({ reason, asOf: serving?.asOf ?? null }, 'mart refused');
    }
  };
  const retire = (old: OpenMart): void => {
    const timer = setTimeout(() => {
      retired.delete(old);
      old.close();
    }, OLD_SERVES_MS);
    timer.unref();
    retired.set(old, timer);
  };
  const lookOnce = (): Promise<void> => (looking ??= look().finally(() => (looking = undefined)));
  await lookOnce();
  const timer = setInterval(() => void lookOnce(), LOOK_MS);
  timer.unref();
  return {
    current: () => serving,
    look: lookOnce,
    async close() {
      clearInterval(timer);
      await looking;
      for (const [old, waiting] of retired) {
        clearTimeout(waiting);
        old.close();
      }
      serving?.close();
      serving = null;
    },
  };
}

/** The version of a manifest that cannot be looked at. */
const UNREADABLE = 'unreadable';

/** Differs for each manifest that is written; empty where there is none. */
async function versionOf(folder: string): Promise<string> {
  try {
    const { ino, mtimeMs, size } = await stat(manifestFile(folder));
    return `${ino} ${mtimeMs} ${size}`;
  } catch (error) {
    if (kindOf(error) === 'ENOENT') {
      return '';
    }
    throw error;
  }
}

/** What an error is, without what its text may hold. */
function kindOf(error: unknown): string {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return String(code ?? name);
}
