import { bearerHeaders } from '../../gateway/authentication/issuing/personas.ts';
import { openSampleGraph } from '../figures/sample-graph.ts';
const set = process.argv[2] as 'gansu' | 'default';
const graph = await openSampleGraph({ set }, 1, { kind: 'sqlite', folder: set === 'gansu' ? '.data/gansu' : '.data/test' }, {});
for (const line of process.argv.slice(3)) {
  const [who, query] = line.split('|');
  const [audience, of] = (who ?? '').split(' ');
  const bearer = of ? { audience, subject: 'x', purpose: 'x', ...(audience === 'court' ? { court: of } : { region: of }) } : audience;
  const t = Date.now();
  const r = await fetch(`${graph.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(await bearerHeaders(bearer as never)) }, body: JSON.stringify({ query }) });
  console.log(who, (await r.text()).slice(0, 2500), Date.now() - t);
}
await graph.close();
