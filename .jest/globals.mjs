// What `import … from '@jest/globals'` gets. The bindings are live: modules that stay loaded see those of the file that runs.
export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, fdescribe, fit, it, jest, test;
export let xdescribe, xit, xtest;

export function provide(globals) {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, fdescribe, fit, it, jest, test } = globals);
  ({ xdescribe, xit, xtest } = globals);
}
