/** A record as it is stored, by the names of its properties. */
export type Stored = Readonly<Record<string, unknown>>;

/** All records of the five databases, by the class that stores them. */
export type World = ReadonlyMap<string, readonly Stored[]>;

export function recordsOf(world: World, kind: string): readonly Stored[] {
  return world.get(kind) ?? [];
}

/** What tells a record from the others of its kind. */
export function keyOf(record: Stored): string {
  return String(
    record['id'] ?? record['code'] ?? JSON.stringify([record['campaignId'], record['caseId'], record['courtCode']]),
  );
}
