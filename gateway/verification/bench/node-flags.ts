/**
 * What every contender is run with. A young generation of 128 MB instead of 16: what a
 * request makes is garbage when it is answered, and is then never copied.
 */
export const NODE_FLAGS: readonly string[] = ['--max-semi-space-size=128'];
