import { fork } from 'node:child_process';
import { once } from 'node:events';
import { bearerHeaders } from './authentication/issuing/personas.ts';
const kind = process.argv[2] ?? 'sqlite';
const child = fork('gateway/verification/loads/graph-process-main.ts', [kind, '{}'], { execArgv: ['--import', 'tsx', '--max-semi-space-size=128', '--cpu-prof', '--cpu-prof-dir=/tmp/pprof', '--cpu-prof-interval=2000'] });
const next = async () => (await once(child, 'message'))[0] as any;
const { url } = await next();
console.log(url);
const h = { 'content-type': 'application/json', ...(await bearerHeaders({ audience: 'court', subject: 'att', court: '最高法' })) };
const loop = async () => { child.send('delay'); return next(); };
for (let at = 0; at < 3; at += 1) {
  await loop();
  const t = performance.now(); const c = process.cpuUsage();
  const day = String(at + 1).padStart(2, '0');
  const r = await fetch(`${url}/graphql`, { method: 'POST', headers: h, body: JSON.stringify({ query: `{ a: caseStatistics(period: "2018-02-${day}/2022-12-${day}", groupBy: [REGION, PERIOD], periodUnit: MONTH) { regionCode period newCases concluded performed } }` }) });
  const text = await r.text();
  console.log(r.status, text.length, text.slice(0, 200), Math.round(performance.now() - t), JSON.stringify(await loop()));
}
child.send('stop');
await once(child, 'exit');
