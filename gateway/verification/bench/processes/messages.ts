import type { LoadOrder, LoadResult } from '../load/http-load.ts';
import type { CpuProfile } from '../profile/categories.ts';

import type { Served } from './remembering-server.ts';

/** What a process of the bench has used since it began. */
export interface Usage {
  /** Microseconds of CPU, all threads, user and system. */
  readonly cpu: number;
  /** Bytes of memory held now. */
  readonly rss: number;
}

/** What main asks its processes. Each answer carries the number of its question. */
export type Question =
  | { readonly id: number; readonly ask: 'usage' }
  | { readonly id: number; readonly ask: 'served' }
  | { readonly id: number; readonly ask: 'profile'; readonly begin: boolean }
  | { readonly id: number; readonly ask: 'load'; readonly order: LoadOrder };

export type Answers = {
  readonly usage: Usage;
  readonly served: Served;
  readonly load: LoadResult;
  readonly profile: CpuProfile | null;
};

/** What a server says when it listens: its address, or an address per subgraph. */
export interface Listening {
  readonly listening: string | Readonly<Record<string, string>>;
}

/** Answers one kind of question from main in a process that main started. */
export function answerMain<Kind extends Question['ask']>(
  kind: Kind,
  answer: (question: Extract<Question, { ask: Kind }>) => Answers[Kind] | Promise<Answers[Kind]>,
): void {
  process.on('message', (question: Question) => {
    if (question.ask !== kind) {
      return;
    }
    void Promise.resolve(answer(question as Extract<Question, { ask: Kind }>)).then((value) =>
      process.send?.({ id: question.id, value }),
    );
  });
}

export function sayListening(listening: Listening['listening']): void {
  process.send?.({ listening } satisfies Listening);
}
