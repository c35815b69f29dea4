import { parentPort, Worker } from 'node:worker_threads';

/** A worker thread that answers each message with one reply, in order. */
export interface MessageThread<Message, Reply> {
  /** Resolves with the reply, or with the one for a thread that has died. */
  send(message: Message): Promise<Reply>;
  stop(): Promise<void>;
}

/**
 * A thread that is started when first sent something, and again after it has died. Node itself strips the types in it, so its
 * file imports only files whose types can be stripped.
 *
 * @param gone the reply to messages that the thread did not live to answer
 */
export function messageThread<Message, Reply>(
  file: URL,
  workerData: unknown,
  gone: Reply,
): MessageThread<Message, Reply> {
  let living: RunningThread<Message, Reply> | undefined;
  return {
    send(message) {
      if (living === undefined || living.isGone()) {
        living = startThread(file, workerData, gone);
      }
      return living.send(message);
    },
    stop: async () => living?.stop(),
  };
}

interface RunningThread<Message, Reply> extends MessageThread<Message, Reply> {
  isGone(): boolean;
}

function startThread<Message, Reply>(file: URL, workerData: unknown, gone: Reply): RunningThread<Message, Reply> {
  const worker = new Worker(file, { execArgv: [], workerData });
  const pending: ((reply: Reply) => void)[] = [];
  let isGone = false;
  const fail = (): void => {
    isGone = true;
    pending.splice(0).forEach((resolve) => resolve(gone));
  };
  // The thread keeps the process alive only while a reply is pending.
  worker.unref();
  worker.on('message', (reply: Reply) => {
    pending.shift()?.(reply);
    if (pending.length === 0) {
      worker.unref();
    }
  });
  worker.once('error', fail);
  worker.once('exit', fail);
  return {
    send: (message) =>
      new Promise((resolve) => {
        worker.ref();
        pending.push(resolve);
        worker.postMessage(message);
      }),
    isGone: () => isGone,
    async stop() {
      fail();
      await worker.terminate();
    },
  };
}

/** Inside a thread: answers its messages one after another. */
export function answerMessages<Message, Reply>(answer: (message: Message) => Promise<Reply>): void {
  let previous: Promise<void> = Promise.resolve();
  parentPort?.on('message', (message: Message) => {
    previous = previous.then(async () => parentPort?.postMessage(await answer(message)));
  });
}
