/** The witness that a gateway sends its checkpoints to. */
export interface WitnessOptions {
  /** Its submission prefix (C2SP tlog-witness), e.g. `https://witness.example:4010`. */
  readonly url: string;
  /** Its public key, `name+id+base64`. */
  readonly key: string;
  /** Where the last countersigned checkpoint is kept. */
  readonly file: string;
}
