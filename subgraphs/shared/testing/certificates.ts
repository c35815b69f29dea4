import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Writes into a folder an authority (`ca.pem`), a server's certificate of it for "localhost" (`server.pem`, `server.key`), and
 * an authority that has nothing to do with it (`other.pem`).
 */
export async function makeCertificates(folder: string): Promise<void> {
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  const authority = (name: string) =>
    openssl(
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name} of the tests`],
      ...['-keyout', `${name}.key`, '-out', `${name}.pem`],
    );
  await authority('ca');
  await authority('other');
  await openssl(
    ...['req', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ...['-keyout', 'server.key', '-out', 'server.csr'],
  );
  await openssl(
    ...['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2'],
    ...['-copy_extensions', 'copy', '-out', 'server.pem'],
  );
}
