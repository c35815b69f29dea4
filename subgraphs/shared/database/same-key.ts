import { UnreadableValue } from './unreadable-value.ts';

/**
 * A key in the form in which our code compares it: blanks at the end do not count, as in SQL's PAD SPACE collations. All else
 * counts: case, width, accents.
 */
export function keyText(key: string): string {
  return key.endsWith(' ') ? key.replace(/ +$/, '') : key;
}

/** Where a key was looked up: what an error about it says. */
export interface KeyPlace {
  readonly entity: string;
  readonly keyName: string;
  readonly column: string;
}

/**
 * The items of each requested key. A database may hold keys equal that differ in case or width, by its collation. Such an item
 * belongs to no requested key, and to leave it out would be a wrong answer: the keys that it may belong to get an error.
 */
export function byRequestedKey<Item>(
  place: KeyPlace,
  keys: readonly string[],
  items: readonly Item[],
  keyOfItem: (item: Item) => string,
): (Item[] | UnreadableValue)[] {
  const found = new Map<string, Item[]>(keys.map((key) => [keyText(key), []]));
  const strangers = new Set<string>();
  for (const item of items) {
    const key = keyText(keyOfItem(item));
    const own = found.get(key);
    if (own) {
      own.push(item);
    } else {
      strangers.add(folded(key));
    }
  }
  if (strangers.size === 0) {
    return keys.map((key) => found.get(keyText(key)) as Item[]);
  }
  const isNamed = keys.some((key) => strangers.has(folded(key)));
  return keys.map((key) => {
    const own = found.get(keyText(key)) as Item[];
    // A collation may know more equalities than `folded`: then every key without an item may be meant.
    const isMeant = isNamed ? strangers.has(folded(key)) : own.length === 0;
    return isMeant ? new UnreadableValue({ ...place, key }, 'key written differently') : own;
  });
}

/** Without case, width and accents: what the collations of MySQL and MariaDB hold equal. */
function folded(key: string): string {
  return key.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trimEnd();
}
