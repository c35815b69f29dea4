/**
 * A record of ours that another office refers to and that is not found. It says the same of a record that does not exist and of
 * one that the viewer may not see: nobody learns from it which of the two it is.
 */
export class UnknownRecord extends Error {
  readonly type: string;
  readonly keyName: string;
  readonly key: string;

  constructor(type: string, keyName: string, key: string) {
    super(`${type} is not found by its ${keyName}`);
    this.name = 'UnknownRecord';
    this.type = type;
    this.keyName = keyName;
    this.key = key;
  }
}
