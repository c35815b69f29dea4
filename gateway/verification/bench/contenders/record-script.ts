import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { requestData } from '../request.ts';

import type { ContenderOptions } from './contender-options.ts';
import type { FloorScript, FloorScripts, RecordedFetch } from './floor.ts';
import { startOurs } from './ours.ts';

/** Sends our gateway each body once, with a recording proxy in front of its subgraphs. */
export async function recordScripts(options: ContenderOptions, bodies: readonly string[]): Promise<FloorScripts> {
  const recorder = await startRecorder(options.subgraphs);
  const gateway = await startOurs({ ...options, subgraphs: recorder.urls });
  const scripts: Record<string, FloorScript> = {};
  for (const body of bodies) {
    scripts[body] = await recorder.record(() => requestData(`${gateway.url}/graphql`, body));
  }
  await gateway.stop();
  recorder.close();
  return scripts;
}

/** A proxy between a gateway and its subgraphs that records the fetches. */
interface Recorder {
  readonly urls: Readonly<Record<string, string>>;
  /** The fetches during `run`, by level. */
  record(run: () => Promise<unknown>): Promise<FloorScript>;
  close(): void;
}

/** A level is complete when no fetch has come for so long. */
const QUIET_MS = 8;

/**
 * Replies are held back until a level of fetches is complete: fetches that arrive before any reply do not depend on each
 * other.
 */
async function startRecorder(subgraphs: Readonly<Record<string, string>>): Promise<Recorder> {
  let levels: RecordedFetch[][] = [];
  let level: RecordedFetch[] = [];
  let held: (() => void)[] = [];
  let quiet: NodeJS.Timeout | undefined;
  const release = (): void => {
    const answers = held;
    levels.push(level);
    level = [];
    held = [];
    for (const answer of answers) {
      answer();
    }
  };
  const hold = (fetch: RecordedFetch): Promise<void> => {
    level.push(fetch);
    clearTimeout(quiet);
    quiet = setTimeout(release, QUIET_MS);
    return new Promise((resolve) => held.push(resolve));
  };

  const servers = Object.entries(subgraphs).map(([subgraph, url]) => {
    const server = createServer((request, response) => {
      const answer = async (): Promise<void> => {
        let body = '';
        for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) {
          body += chunk;
        }
        const [reply] = await Promise.all([post(url, body), hold({ subgraph, body })]);
        response.writeHead(200, { 'content-type': 'application/json' }).end(reply);
      };
      answer().catch(() => response.writeHead(502).end());
    });
    server.listen(0, '127.0.0.1');
    return { subgraph, server };
  });
  await Promise.all(servers.map(({ server }) => once(server, 'listening')));
  const urls = servers.map(({ subgraph, server }): [string, string] => {
    const { port } = server.address() as AddressInfo;
    return [subgraph, `http://127.0.0.1:${port}/graphql`];
  });
  return {
    urls: Object.fromEntries(urls),
    async record(run) {
      levels = [];
      const data = await run();
      return { levels, data };
    },
    close() {
      for (const { server } of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

async function post(url: string, body: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return response.text();
}
