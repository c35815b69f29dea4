import { describe, expect, it } from '@jest/globals';

import { checkpointText, readCheckpoint, readCheckpoints, signedCheckpoint } from './checkpoint.ts';
import { newSigningKey, noteSigner, readVerifier } from './note-keys.ts';
import { checkSignatures, cosign, readNote, writeNote } from './signed-note.ts';

/** Published with the format (C2SP signed-note). */
const PUBLISHED_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PUBLISHED_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

const log = noteSigner(newSigningKey(), 'example.court/ledger/gateway-1', 'log');
const witness = noteSigner(newSigningKey(), 'witness.example', 'witness');
const checkpoint = { origin: log.verifier.name, size: 61, root: Buffer.alloc(32, 7) };

const fail = (): never => {
  throw new Error('A part of the file is no checkpoint.');
};

describe('a signed checkpoint', () => {
  it('is checked as other implementations of signed notes check it', () => {
    const trusted = [readVerifier(PUBLISHED_KEY)];
    expect(checkSignatures(readNote(PUBLISHED_NOTE), trusted)).toMatchObject({ by: trusted, isForged: false });
    const edited = PUBLISHED_NOTE.replace('your problem is', 'your problem was');
    expect(checkSignatures(readNote(edited), trusted)).toMatchObject({ by: [], isForged: true });
  });

  it('has an origin, a size, a root and a signature, and is read back', () => {
    const written = signedCheckpoint(checkpoint, log);
    expect(written).toMatch(
      /^example\.court\/ledger\/gateway-1\n61\n(Bwc)+[\w+/]*=\n\n— example\.court\/ledger\/gateway-1 \S+\n$/,
    );
    expect(readCheckpoint(written)).toMatchObject(checkpoint);
    expect(readCheckpoints(written + written, fail)).toHaveLength(2);
    expect(readCheckpoints(`${written}\n${written}`, fail)).toHaveLength(2);
    expect(() => readCheckpoints('a list of keys\n', () => undefined)).toThrow(/不是签名检查点/);
  });

  it('is countersigned, at a time, by a key that signs nothing else', () => {
    const text = checkpointText(checkpoint);
    const trusted = [log.verifier, witness.verifier].map(({ vkey }) => readVerifier(vkey));
    const note = readNote(signedCheckpoint(checkpoint, log));
    const cosigned = { text, signatures: [...note.signatures, cosign(text, witness, 1_795_000_000)] };
    expect(checkSignatures(readNote(writeNote(cosigned)), trusted)).toMatchObject({ by: trusted, isForged: false });
    const later = Buffer.from(cosigned.signatures[1]!.bytes);
    later.writeUInt8(later.readUInt8(7) + 1, 7);
    const moved = { text, signatures: [note.signatures[0]!, { ...cosigned.signatures[1]!, bytes: later }] };
    expect(checkSignatures(moved, trusted)).toMatchObject({ by: [trusted[0]], isForged: true });
  });

  it('says nothing to who trusts other keys', () => {
    const other = noteSigner(newSigningKey(), log.verifier.name, 'log');
    const note = readNote(signedCheckpoint(checkpoint, log));
    expect(checkSignatures(note, [other.verifier])).toMatchObject({ by: [], isForged: false });
  });

  it.each(['', 'a\n', 'a\n1\nAAAA\n\n— a AAAAAAAA\n', 'a\n01\n\n\n— a AAAAAAAA\n', 'a\n\nb\n', 'a'.repeat(70_000)])(
    'is refused with a sentence where it is none: %#',
    (text) => expect(() => readCheckpoint(text)).toThrow(/不是签名检查点.*Not a signed checkpoint/),
  );

  it.each(['', 'a', 'a+00000000+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', `${PUBLISHED_KEY}AA`])(
    'has no public key %j',
    (text) => expect(() => readVerifier(text)).toThrow(/公钥应为/),
  );
});
