import { describe, expect, it } from '@jest/globals';

import { databaseAddress, mySqlAddress } from './database-address.ts';

const URL = 'mysql://reader:p%40ss@db.court:3307/cases';

describe('the address of a database', () => {
  it.each(['mysql', 'MYSQL', 'mariadb', 'MariaDB'])('is understood as %s://', (scheme) => {
    const address = databaseAddress(`${scheme}://reader:p%40ss@db.court:3307/cases`);
    expect(address).toEqual({ kind: 'mysql', url: URL });
    expect(mySqlAddress(URL)).toMatchObject({
      host: 'db.court',
      port: 3307,
      user: 'reader',
      password: 'p@ss',
      database: 'cases',
      sslMode: null,
      ssl: undefined,
    });
  });

  it.each(['cases.sqlite', '/data/cases.sqlite', 'sqlite:cases.sqlite'])('may be the file %s', (file) => {
    expect(databaseAddress(file)).toEqual({ kind: 'sqlite', file: file.replace('sqlite:', '') });
  });

  it.each([
    ['jdbc:mysql://db.court:3306/cases?user=reader&password=secret', /for Java \(jdbc:\); write it as mysql:/],
    ['postgres://reader:secret@db/cases', /begins with "postgres:\/\/"/],
    ['mysql://reader:secret@db.court', /lacks the name of the database/],
    ['mysql://reader:secret@db.court/', /lacks the name of the database/],
    ['mysql://reader:sec%ret@db.court/cases', /"%"/],
    ['mysql://reader:se/cret@db.court/cases', /cannot be read|as %40/],
    [`${URL}?ssl=true`, /"ssl", which is not known; write ssl-mode=REQUIRED/],
    [`${URL}?useSSL=true`, /"useSSL", which is not known; write ssl-mode=REQUIRED/],
    [`${URL}?sslMode=REQUIRED`, /"sslMode", which is not known; write ssl-mode/],
    [`${URL}?characterEncoding=gbk`, /write nothing: every session is utf8mb4/],
    [`${URL}?connectionLimit=50`, /"connectionLimit", which is not known; known are ssl-mode, ssl-ca/],
    [`${URL}?ssl-mode=yes`, /expected DISABLED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY/],
    [`${URL}?ssl-ca=/no/such/file`, /file of ssl-ca that cannot be read \(ENOENT\)/],
    [`${URL}?ssl-cert=/cert.pem`, /ssl-cert and ssl-key together/],
    ['mysql://reader:secret@10.0.0.1/cases?ssl-mode=VERIFY_IDENTITY', /IP address/],
  ])('%s is refused with what is wrong, never repeating the password', (text, fault) => {
    const read = () => databaseAddress(text);
    expect(read).toThrow(fault);
    expect(read).not.toThrow(/secret|se.cret|p%40ss|p@ss/);
  });

  it('says by ssl-mode how it is encrypted, or leaves it to the defaults', () => {
    expect(mySqlAddress(`${URL}?ssl-mode=required`).ssl).toMatchObject({ rejectUnauthorized: false });
    expect(mySqlAddress(URL, { mode: 'VERIFY_IDENTITY' }).ssl).toMatchObject({
      rejectUnauthorized: true,
      verifyIdentity: true,
    });
    expect(mySqlAddress(`${URL}?ssl-mode=DISABLED`, { mode: 'VERIFY_CA' }).ssl).toBeUndefined();
    expect(mySqlAddress(URL, { ca: import.meta.filename })).toMatchObject({ sslMode: 'VERIFY_CA' });
  });
});
