import { inFile, type Mutation } from './mutation.ts';

const CONFORMANCE_TEST = { files: ['gateway/verification/conformance/conformance.test.ts'] };
const READ_RULES_TEST = { files: ['gateway/authorization/read-rules.test.ts'] };
const MARK_DENIED_TEST = { files: ['gateway/authorization/mark-denied.test.ts'] };

/** Which fields a viewer may read: rules, filtered operations, slices of the schema. */
export const AUTHORIZATION: readonly Mutation[] = [
  ...inFile('gateway/authorization/read-rules.ts', CONFORMANCE_TEST, [
    {
      meaning: 'A field’s own rule is ignored.',
      replace: 'return [field, both(both(typeRules.get(name), own), typeRules.get(output))] as const;',
      by: 'return [field, own && both(typeRules.get(name), typeRules.get(output))] as const;',
    },
    {
      meaning: 'The rule of the type that a field belongs to is ignored.',
      replace: 'return [field, both(both(typeRules.get(name), own), typeRules.get(output))] as const;',
      by: 'return [field, both(own, typeRules.get(output))] as const;',
    },
    {
      meaning: 'The rule of the type that a field returns is ignored.',
      replace: 'return [field, both(both(typeRules.get(name), own), typeRules.get(output))] as const;',
      by: 'return [field, both(typeRules.get(name), own)] as const;',
    },
    {
      meaning: 'A rule that only the interface has is ignored.',
      replace:
        'const ofMembers = [...implementors].map((name) => types.get(name)?.fields.get(field)?.rule).reduce(both, undefined); return implies(ofMembers, rule) ? undefined : rule;',
      by: 'return types.size < 0 ? rule : undefined;',
    },
    {
      meaning: 'An unreadable rule counts as no rule.',
      replace: 'if (value === undefined || value.kind === Kind.NULL) { throw unreadable(directive); }',
      by: 'if (value === undefined || value.kind === Kind.NULL) { return []; }',
      tests: READ_RULES_TEST,
    },
  ]),
  ...inFile('gateway/authorization/access-rules.ts', CONFORMANCE_TEST, [
    {
      meaning: 'One satisfied group of a rule is enough.',
      replace: 'return rule.every((group) => group.some((rights) => rights.every(has)));',
      by: 'return rule.some((group) => group.some((rights) => rights.every(has)));',
    },
    {
      meaning: 'One scope of an alternative is enough.',
      replace: 'return rule.every((group) => group.some((rights) => rights.every(has)));',
      by: 'return rule.every((group) => group.some((rights) => rights.length === 0 || rights.some(has)));',
    },
  ]),
  ...inFile('gateway/authorization/linked-features.ts', CONFORMANCE_TEST, [
    {
      meaning: 'Access directives imported under another name are ignored.',
      replace: 'const imported = imports.get(`@${name}`)?.slice(1);',
      by: 'const imported = imports.has(`@${name}`) ? name : undefined;',
    },
    {
      meaning: 'Access directives written with their namespace are ignored.',
      replace: '...bare, `${namespace}__${name}`',
      by: '...bare',
    },
    {
      meaning: 'Specifications linked by @core are not checked.',
      replace: "if (applied.some((directive) => stringOf(valueOf(directive, 'feature'))?.startsWith(CORE)))",
      by: 'if (applied.length < 0)',
      tests: READ_RULES_TEST,
    },
  ]),
  ...inFile('gateway/authorization/field-rights.ts', CONFORMANCE_TEST, [
    {
      meaning: 'A field is readable although nothing of the object that it returns is.',
      replace: 'return output !== undefined && leadsOn(output);',
      by: 'return output !== undefined;',
    },
  ]),
  ...inFile('gateway/authorization/mark-denied.ts', CONFORMANCE_TEST, [
    {
      meaning: 'A denied field stays in the operation.',
      replace: 'denied.set(copy, coordinate);',
      by: '',
    },
    {
      meaning: 'A field denied on an interface is allowed where its members allow it.',
      replace: 'if (!mayRead(parent.name, name) || (types.length > 0 && deniedOn.size === types.length))',
      by: 'if (types.length > 0 && deniedOn.size === types.length)',
    },
    {
      meaning: 'A field denied on some members of an interface is allowed on all.',
      replace: 'return deniedOn.size === 0 ? allowed',
      by: 'return deniedOn.size < types.length || deniedOn.size === 0 ? allowed',
    },
    {
      meaning: 'Denied fields in named fragments stay in the operation.',
      replace: 'marked.set(name, { ...fragment, selectionSet: selectionSetOf(inner) });',
      by: '',
    },
    {
      meaning: 'Denied fields in inline fragments stay in the operation.',
      replace: 'return one({ ...selection, selectionSet: selectionSetOf(inner) }, inner.size);',
      by: 'return one(selection, inner.size);',
    },
    {
      meaning: 'Denied fields below another field stay in the operation.',
      replace: 'one({ ...field, selectionSet: selectionSetOf(inner) }, inner.size)',
      by: 'one(field, inner.size)',
    },
    {
      meaning: 'An operation may be split by type without limit.',
      replace: 'if (size > MAX_SELECTIONS)',
      by: 'if (size > MAX_SELECTIONS * 1e9)',
      tests: MARK_DENIED_TEST,
    },
  ]),
  ...inFile('gateway/authorization/denied-errors.ts', CONFORMANCE_TEST, [
    {
      meaning: 'A denied field selected twice has two errors.',
      replace: "new Map(fields.map((field) => [`${field.coordinate} ${field.path.join('.')}`, field]));",
      by: "new Map(fields.map((field) => [`${field.coordinate} ${field.path.join('.')} ${Math.random()}`, field]));",
    },
    {
      meaning: 'A denied field has an error although @skip leaves it out.',
      replace: 'includes: ({ directives }) => isIncluded(directives, values),',
      by: '',
    },
    {
      meaning: 'An operation whose every field is denied still has a data object.',
      replace: 'isAllDenied: root.denied.size > 0 && !root.isAnyAllowed',
      by: 'isAllDenied: root.denied.size < 0 && !root.isAnyAllowed',
    },
    {
      meaning: 'An operation may have denied fields without limit.',
      replace: 'if (denied.size > MAX_ERRORS)',
      by: 'if (denied.size > MAX_ERRORS * 1e9)',
      tests: MARK_DENIED_TEST,
    },
  ]),
  ...inFile('gateway/authorization/readable-types.ts', { files: ['gateway/authorization/slice-schema.test.ts'] }, [
    {
      meaning: 'A slice contains denied fields.',
      replace: 'Object.keys(type.getFields()).filter((field) => allows(rules.fieldRule(type.name, field), viewer));',
      by: 'Object.keys(type.getFields()).filter((field) => allows(undefined, viewer) || rules.fieldRule(type.name, field));',
    },
    {
      meaning: 'A slice contains fields whose type has nothing readable.',
      replace: 'while (takeAway(schema, readable));',
      by: '',
    },
  ]),
  ...inFile('gateway/authorization/slices.ts', { files: ['gateway/authorization/slices.test.ts'] }, [
    {
      meaning: 'All viewers share the first viewer’s slice.',
      replace: 'const key = fieldRightsKey(viewer);',
      by: 'const key = String(fieldRightsKey(viewer).length < 0);',
    },
  ]),
  ...inFile('gateway/authorization/rule-faults.ts', { files: ['gateway/authorization/rule-faults.test.ts'] }, [
    {
      meaning: 'A new supergraph may open what was protected.',
      replace: "const opened = checks.gains === 'accept' || last === undefined ? [] : openedSince(last, rules);",
      by: 'const opened = checks.gains !== undefined || last === undefined ? [] : openedSince(last, rules);',
    },
    {
      meaning: 'A supergraph without access rules is accepted.',
      replace: "...(coordinates.length === 0 ? ['it has no access rules.'] : []),",
      by: '',
    },
    {
      meaning: 'A rule may require a scope that no audience has.',
      replace: 'unknown.length === 0 ? []',
      by: 'unknown.length >= 0 ? []',
    },
  ]),
  ...inFile('gateway/authorization/access-features.ts', READ_RULES_TEST, [
    {
      meaning: 'A supergraph that links an unknown security specification is accepted.',
      replace: "if (feature.purpose === 'SECURITY')",
      by: "if (feature.purpose === 'NEVER')",
    },
    {
      meaning: 'A supergraph that links another version of an access specification is accepted.',
      replace: 'if (!known.versions.includes(feature.version))',
      by: 'if (known.versions.length === 0)',
    },
  ]),
  ...inFile('gateway/authorization/audiences.ts', { files: ['gateway/authorization/audiences.test.ts'] }, [
    {
      meaning: 'A faulty file of audiences is used.',
      replace: 'if (!read.success)',
      by: 'if (!read.success && read.error.issues.length < 0)',
    },
  ]),
];
