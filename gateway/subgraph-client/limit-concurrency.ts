import type { SendFetch } from './fetch.ts';
import { TransportError } from './transport.ts';

/**
 * At most `max` fetches at a time, including those that wait for a connection; the next is refused at once. An unbounded queue
 * would hold all requests in memory until their deadline and answer none of them in time.
 */
export function limitConcurrency(send: SendFetch, max: number): SendFetch {
  let running = 0;
  const ended = (): void => {
    running -= 1;
  };
  return (fetch, deadline) => {
    if (running >= max) {
      return Promise.reject(new TransportError('queue-full'));
    }
    running += 1;
    const reply = send(fetch, deadline);
    reply.then(ended, ended);
    return reply;
  };
}
