import { describe, expect, it } from '@jest/globals';

import { mutate, type Mutation } from './mutation.ts';

const SOURCE = `export function open(door: Door, key: string) {
  if (door.isLocked) {
    throw new DoorError('locked'); // until somebody comes
  }
  return door.swing({ by: 90, sound: \`a \${door.age > 9 ? 'squeak' : 'click'}\` });
}
`;

describe('mutate', () => {
  it.each([
    ['a call', 'door.swing({ by: 90,', 'door.swing({ by: 0,', /door\.swing\({ by: 0, sound/],
    ['a property', 'by: 90,', '', /swing\({ {2}sound: /],
    ['a condition', 'if (door.isLocked)', 'if (!door.isLocked)', /if \(!door\.isLocked\) {\n {4}throw/],
    ['a check', "if (door.isLocked) { throw new DoorError('locked'); }", '', /string\) {\n {2}\n {2}return/],
  ])('replaces %s', (_, replace, by, expected) => {
    expect(mutate(SOURCE, mutation(replace, by))).toMatch(expected);
  });

  it.each([
    ['without braces', "if (door.isLocked) throw new DoorError('locked');"],
    ['with other white space and quotes', 'if(door.isLocked){throw new DoorError(\n  "locked",\n)}'],
    ['in parentheses', "if ((door.isLocked)) { throw (new DoorError('locked')) }"],
    ['with comments', "if (door.isLocked /* still */) {\n // Why not?\n throw new DoorError('locked');\n }"],
  ])('finds a check however it is formatted: %s', (_, check) => {
    const formatted = SOURCE.replace(/if .*?}/s, check);
    expect(formatted).toContain(check);
    expect(mutate(formatted, mutation("if (door.isLocked) throw new DoorError('locked');", ''))).not.toContain(
      'locked',
    );
    expect(mutate(formatted, mutation("if (door.isLocked) { throw new DoorError('locked'); }", ''))).not.toContain(
      'locked',
    );
  });

  it.each([
    'keys.filter((key) => key.isOld && key.isLost);',
    'keys.filter(key => (\n  key.isOld\n  && key.isLost\n))',
    'keys\n  .filter(key =>\n    key.isOld && key.isLost,\n  );',
  ])('finds a call however it is formatted: %j', (source) => {
    const changed = mutate(source, mutation('keys.filter((key) => key.isOld && key.isLost);', 'keys.slice();'));
    expect(changed).toMatch(/^keys\.slice\(\);?$/);
  });

  it('leaves an unbraced statement in its place when it deletes the one before', () => {
    const source = 'if (isLate) stop();\nstart();\n';
    expect(mutate(source, mutation('stop();', ''))).toBe('if (isLate) ;\nstart();\n');
  });

  it('tells division from a regular expression, and reads templates', () => {
    const source = "const one = a / b; const two = /a'b/.test(`${{ a }.a}'`); const three = 'x';";
    expect(mutate(source, mutation("'x'", "'y'"))).toBe(source.replace("'x'", "'y'"));
  });

  it.each([
    [
      'no such code',
      'door.isBroken',
      'the code stands nowhere; closest is line 2, which has isLocked in place of isBroken.',
    ],
    ['nothing like it', 'window', 'the code stands nowhere.'],
    ['two places', 'door.', 'the code stands 3 times, in lines 2, 5, 5.'],
    ['no code', ' ', 'the code is empty'],
    ['half a block', 'return door.swing({ by: 90, sound:', 'the result is no TypeScript'],
    ['code across blocks', "DoorError('locked'); return door", 'begins in one block and ends in another'],
  ])('names the mutation and the file where it finds %s', (_, replace, message) => {
    const act = () => mutate(SOURCE, mutation(replace, ''));
    expect(act).toThrow('Mutation "A locked door opens." cannot be applied to house.ts: ');
    expect(act).toThrow(message);
  });
});

function mutation(replace: string, by: string): Mutation {
  return { meaning: 'A locked door opens.', file: 'house.ts', replace, by, tests: { files: [] } };
}
