/** A thing of the test data: an entity, or an object inside one. */
export interface Thing {
  readonly type: string;
  /** Unlike any other thing's in the world; faults are put on things by it. */
  readonly uid: string;
}

/** An object as a resolver gets it. */
export interface FieldSource {
  readonly thing: Thing;
  /** What the gateway sent of it: key fields, and what `@requires` asked for. Undefined outside entity fetches. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** Who answers; undefined where the merged schema does. */
  readonly subgraph?: string;
}

/** The data behind a world's subgraphs, and behind the one schema that their answers must add up to. */
export interface WorldData {
  /** What a representation of an entity stands for; null where there is none. */
  find(typeName: string, representation: Readonly<Record<string, unknown>>): Thing | null;
  /** A field's value: things, plain values, lists of them, lists of lists. May throw. */
  read(source: FieldSource, typeName: string, fieldName: string, args: Readonly<Record<string, unknown>>): unknown;
}

/** A supergraph of the tests' own with the data that all ways of executing it share. */
export interface World {
  readonly name: string;
  readonly supergraphSdl: string;
  /** Subgraph SDL by public name. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** Data as nobody has changed it yet: mutations change their own run's only. */
  fresh(): WorldData;
  /** Values for arguments, by the name of a scalar. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
}
