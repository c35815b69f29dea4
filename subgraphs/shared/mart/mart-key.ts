import { createHmac, hkdfSync } from 'node:crypto';

/** What hashes the names of records and persons in one subgraph's mart, and seals its manifest. */
export interface MartKey {
  /** 64 bits as decimal digits; the same name gives the same hash, under this key alone. */
  hash(name: string): string;
  /** Authenticates a manifest. */
  seal(text: string): string;
}

/** @param secret of the subgraph's processes; another secret makes another mart */
export function martKey(secret: string, subgraph: string): MartKey {
  const [names, seals] = ['names', 'seal'].map((use) =>
    Buffer.from(hkdfSync('sha256', secret, 'lianzhi mart', `${use} of ${subgraph}`, 32)),
  ) as [Buffer, Buffer];
  return {
    hash: (name) => createHmac('sha256', names).update(name).digest().readBigUInt64BE(0).toString(),
    seal: (text) => createHmac('sha256', seals).update(text).digest('hex'),
  };
}
