import { hash, type KeyObject } from 'node:crypto';

/** Bytes of a block of SHA-256, and of what it makes. */
const BLOCK = 64;
const DIGEST = 32;
/** Of UTF-8, for a unit of UTF-16. */
const MOST_BYTES_PER_UNIT = 3;

/**
 * HMAC-SHA256 (RFC 2104) with one secret, of texts in UTF-8, in base64url. Two plain hashes, one call each: `createHmac`
 * makes an object with memory outside JavaScript for every text, which costs a gateway as much again.
 */
export function hmacSha256(secret: KeyObject): (text: string) => string {
  const given = secret.export();
  const key = given.length > BLOCK ? Buffer.from(hash('sha256', given, 'binary'), 'latin1') : given;
  const outer = padded(key, 0x5c, BLOCK + DIGEST);
  let inner = padded(key, 0x36, 2 * BLOCK);
  return (text) => {
    const most = BLOCK + MOST_BYTES_PER_UNIT * text.length;
    if (inner.length < most) {
      inner = padded(key, 0x36, most);
    }
    const length = BLOCK + inner.write(text, BLOCK, 'utf8');
    outer.write(hash('sha256', inner.subarray(0, length), 'binary'), BLOCK, 'latin1');
    return hash('sha256', outer, 'base64url');
  };
}

/** A block of the key with every byte changed by `pad`, and room behind it. */
function padded(key: Buffer, pad: number, bytes: number): Buffer {
  const block = Buffer.alloc(bytes);
  key.copy(block);
  for (let index = 0; index < BLOCK; index += 1) {
    block[index] = (block[index] ?? 0) ^ pad;
  }
  return block;
}
