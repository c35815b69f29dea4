import type { SendFetch } from './fetch.ts';
import { TransportError } from './transport-error.ts';

/**
 * At most `most` fetches at a time, those that wait for a connection included; one more is refused at once. A queue
 * without an end would keep every client's request in memory until its deadline, and answer none of them in time.
 */
export function limitConcurrency(send: SendFetch, most: number): SendFetch {
  let underWay = 0;
  const ended = (): void => {
    underWay -= 1;
  };
  return (fetch, deadline) => {
    if (underWay >= most) {
      return Promise.reject(new TransportError('queue-full'));
    }
    underWay += 1;
    const reply = send(fetch, deadline);
    reply.then(ended, ended);
    return reply;
  };
}
