import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Appends a text to a file and waits until it is on the disk. It begins on a line of its own: a power cut or a full disk may have
 * left a part of a line at the end.
 */
export async function appendDurably(file: string, text: string): Promise<void> {
  const isTorn = await endsInsideLine(file);
  const handle = await open(file, 'a', 0o640);
  try {
    await handle.writeFile(isTorn ? `\n${text}` : text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** False where the file cannot be read: an account may only be allowed to append to it. */
async function endsInsideLine(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => undefined);
  try {
    const size = (await handle?.stat())?.size ?? 0;
    const last = size > 0 ? await handle?.read(Buffer.alloc(1), 0, 1, size - 1) : undefined;
    return last !== undefined && last.buffer.toString() !== '\n';
  } finally {
    await handle?.close();
  }
}

/** Replaces a file as a whole, so that a crash leaves the old one or the new one, and waits until it is on the disk. */
export async function replaceDurably(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(`${file}.new`, 'w', 0o640);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  await syncFolder(dirname(file));
}

/** Waits until the names of the files in a folder are on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
