import type { Hook } from './mutation.ts';

const MARK = 'gateway/authorization/mark-denied.ts';
const CUT = 'gateway/execution/apollo/cut-denied.ts';
const TELL = 'gateway/authorization/denied-errors.ts';
const COMPILED = 'gateway/execution/compiled-executor.ts';
const CONFORMANCE = { tests: ['gateway/verification/conformance/conformance.test.ts'] };
const REWRITE = { tests: ['gateway/authorization/authorize-operation.test.ts'] };

/** Which fields are answered: how rules are read, and how operations are cut by them. */
export const OF_FIELDS: readonly Hook[] = [
  {
    name: 'rules: what a field takes itself',
    file: 'gateway/authorization/read-rules.ts',
    from: 'return [field, both(both(typeRules.get(name), own), typeRules.get(output))] as const;',
    to: 'return [field, own && both(typeRules.get(name), typeRules.get(output))] as const;',
    ...CONFORMANCE,
  },
  {
    name: 'rules: what its type takes',
    file: 'gateway/authorization/read-rules.ts',
    from: 'return [field, both(both(typeRules.get(name), own), typeRules.get(output))] as const;',
    to: 'return [field, both(own, typeRules.get(output))] as const;',
    ...CONFORMANCE,
  },
  {
    name: 'rules: what it leads to takes',
    file: 'gateway/authorization/read-rules.ts',
    from: 'return [field, both(both(typeRules.get(name), own), typeRules.get(output))] as const;',
    to: 'return [field, both(typeRules.get(name), own)] as const;',
    ...CONFORMANCE,
  },
  {
    name: 'rules: what an interface takes beyond its kinds',
    file: 'gateway/authorization/read-rules.ts',
    from: 'const ofMembers = [...implementors].map((name) => types.get(name)?.fields.get(field)?.rule).reduce(both, undefined);\n  return implies(ofMembers, rule) ? undefined : rule;',
    to: 'return types.size < 0 ? rule : undefined;',
    ...CONFORMANCE,
  },
  {
    name: 'rules: every group of them',
    file: 'gateway/authorization/access-rules.ts',
    from: 'return rule.every((group) => group.some((rights) => rights.every(has)));',
    to: 'return rule.some((group) => group.some((rights) => rights.every(has)));',
    ...CONFORMANCE,
  },
  {
    name: 'rules: every right of an alternative',
    file: 'gateway/authorization/access-rules.ts',
    from: 'return rule.every((group) => group.some((rights) => rights.every(has)));',
    to: 'return rule.every((group) => group.some((rights) => rights.length === 0 || rights.some(has)));',
    ...CONFORMANCE,
  },
  {
    name: 'rules: renamed directives',
    file: 'gateway/authorization/linked-features.ts',
    from: 'const imported = imports.get(`@${name}`)?.slice(1);',
    to: 'const imported = imports.has(`@${name}`) ? name : undefined;',
    ...CONFORMANCE,
  },
  {
    name: 'rules: namespaced directives',
    file: 'gateway/authorization/linked-features.ts',
    from: ', ...bare, `${namespace}__${name}`])];',
    to: ', ...bare])];',
    ...CONFORMANCE,
  },
  {
    name: 'fields: what may be read of none of an object',
    file: 'gateway/authorization/field-rights.ts',
    from: 'return output !== undefined && leadsOn(output);',
    to: 'return output !== undefined;',
    ...CONFORMANCE,
  },
  {
    name: 'cut: a denied field',
    file: MARK,
    from: 'if (!marking.mayRead(parent.name, name)) {\n    return [deny(marking, field, parent)];\n  }',
    to: '',
    ...CONFORMANCE,
  },
  {
    name: 'cut: by kind, where kinds differ',
    file: MARK,
    from: 'return deniedOn.size === 0\n    ? [allowed]',
    to: 'return deniedOn.size < types.length || deniedOn.size === 0\n    ? [allowed]',
    ...CONFORMANCE,
  },
  {
    name: 'cut: in named fragments',
    file: MARK,
    from: 'default:\n          markFragment(marking, selection.name.value);',
    to: 'default:\n          marking.marked.set(selection.name.value, marking.fragments.get(selection.name.value) as FragmentDefinitionNode);',
    ...CONFORMANCE,
  },
  {
    name: 'cut: below a field',
    file: MARK,
    from: ': { ...field, selectionSet: markSelections(marking, field.selectionSet, type) };',
    to: ': field;',
    ...CONFORMANCE,
  },
  {
    name: 'cut: not asked of anybody',
    file: CUT,
    from: 'return cutting.denied.has(selection) ? [] : [cutBelow(cutting, selection)];',
    to: 'return [cutBelow(cutting, selection)];',
    tests: ['gateway/authorization/authorize-operation.test.ts'],
  },
  {
    name: 'cut: null stands there',
    file: 'gateway/execution/apollo/null-denied-fields.ts',
    from: 'return fieldNodes.some((node) => denied.has(node)) ? null : own(source, name);',
    to: 'return denied.size < 0 ? null : (fieldNodes.some((node) => denied.has(node)) ? undefined : null) ?? own(source, name);',
    ...CONFORMANCE,
  },
  {
    name: 'cut: by the compiled executor, null and not fetched',
    file: COMPILED,
    from: ': { asked: authorized, rights: authorizer.keyOf(viewer), verdict: authorized.verdict(values) };',
    to: ': { asked: { document, operation, denied: NOTHING }, rights: authorizer.keyOf(viewer), verdict: authorized.verdict(values) };',
    ...CONFORMANCE,
  },
  {
    name: 'cut: by the other executor',
    file: 'gateway/execution/apollo/cutting-executor.ts',
    from: 'if (authorized === undefined) {',
    to: 'if (authorized === undefined || document !== undefined) {',
    ...CONFORMANCE,
  },
  {
    name: 'cut: errors are told, by the compiled executor',
    file: COMPILED,
    from: 'const all = [...(verdict?.errors ?? []), ...errors];',
    to: 'const all = errors;',
    ...CONFORMANCE,
  },
  {
    name: 'cut: errors are told of what was asked before',
    file: COMPILED,
    from: '({ text, errors: [...verdict.errors, ...errors] })',
    to: '({ text, errors })',
    tests: ['gateway/e2e/slices.test.ts'],
  },
  {
    name: 'cut: one error for a place, however often it is selected',
    file: TELL,
    from: "return `${coordinate} ${path.join('.')}`;",
    to: "return `${coordinate} ${path.join('.')} ${Math.random()}`;",
    ...CONFORMANCE,
  },
  {
    name: 'cut: nothing is told of what is skipped',
    file: TELL,
    from: '.filter(({ directives }) => isIncluded(directives, telling.values))',
    to: '',
    ...CONFORMANCE,
  },
  {
    name: 'cut: all denied is null as a whole',
    file: TELL,
    from: 'isAllDenied: denied.size > 0 && !isAnyAllowed };',
    to: 'isAllDenied: denied.size < 0 && !isAnyAllowed };',
    ...CONFORMANCE,
  },
  {
    name: 'cut: splits that grow without end are refused',
    file: MARK,
    from: 'if (size > MOST_SELECTIONS) {',
    to: 'if (size > MOST_SELECTIONS * 1e9) {',
    ...REWRITE,
  },
  {
    name: 'cut: places that grow without end are refused',
    file: TELL,
    from: 'if (denied.size > MOST_ERRORS) {',
    to: 'if (denied.size > MOST_ERRORS * 1e9) {',
    ...REWRITE,
  },
];
