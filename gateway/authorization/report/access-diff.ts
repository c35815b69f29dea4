import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

import { AUDIENCES, AUDIENCE_TITLES, type Audience } from '../../../subgraphs/shared/access/audiences.ts';
import { chineseTerm } from '../../../subgraphs/shared/schema/labelled-enum.ts';
import type { Audiences } from '../audiences.ts';

import { readSupergraphAccess, sliceFor } from './supergraph-access.ts';

/** A supergraph, and who has which scopes. */
export interface AccessState {
  readonly supergraphSdl: string;
  readonly audiences: Audiences;
}

/** Something that some audiences can read or use in only one of two states, or that has another type. */
export interface Change {
  /** The type it belongs to, and that type's Chinese term. */
  readonly type: string;
  readonly typeTerm: string;
  /** Its name in the type, e.g. `cause`, `cases(filter:)`. */
  readonly name: string;
  readonly term: string;
  readonly kind: 'FIELD' | 'ARGUMENT' | 'FILTER' | 'VALUE';
  readonly gained: readonly Audience[];
  readonly lost: readonly Audience[];
  /** Who has it in both states with another type, and how that changed. */
  readonly changed: readonly Audience[];
  readonly from: string;
  readonly to: string;
}

/** What each audience gains and loses: fields, arguments, what lists can be filtered by, values of enums, and types. */
export function accessDiff(before: AccessState, after: AccessState): readonly Change[] {
  const [old, now] = [before, after].map(({ supergraphSdl, audiences }) => {
    const access = readSupergraphAccess(supergraphSdl);
    return AUDIENCES.map((audience) => itemsOf(sliceFor(access, audiences, audience)));
  });
  const items = new Map<string, Item>();
  for (const [key, item] of [...(now ?? []), ...(old ?? [])].flatMap((all) => [...all])) {
    items.set(key, items.get(key) ?? item);
  }
  return [...items].flatMap(([key, item]) => {
    const signatures = (side: typeof old) => AUDIENCES.map((_, at) => side?.[at]?.get(key)?.signature);
    const [was, is] = [signatures(old), signatures(now)];
    const change = {
      ...item,
      gained: AUDIENCES.filter((_, at) => was[at] === undefined && is[at] !== undefined),
      lost: AUDIENCES.filter((_, at) => was[at] !== undefined && is[at] === undefined),
      changed: AUDIENCES.filter((_, at) => was[at] !== undefined && is[at] !== undefined && was[at] !== is[at]),
      from: was.find((one) => one !== undefined) ?? '',
      to: is.find((one) => one !== undefined) ?? '',
    };
    return change.gained.length + change.lost.length + change.changed.length > 0 ? [change] : [];
  });
}

/** Whether an audience can read a field that it could not read before. */
export function isGain({ kind, gained }: Change): boolean {
  return kind === 'FIELD' && gained.length > 0;
}

interface Item extends Pick<Change, 'type' | 'typeTerm' | 'name' | 'term' | 'kind'> {
  readonly signature: string;
}

/** All that a schema offers, by coordinate. */
function itemsOf(schema: GraphQLSchema): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!type.name.startsWith('__')) {
      for (const item of itemsOfType(type)) {
        items.set(`${item.type}.${item.name}`, item);
      }
    }
  }
  return items;
}

function itemsOfType(type: GraphQLNamedType): Item[] {
  const of = (kind: Item['kind'], name: string, description: string | null | undefined, signature: string): Item => ({
    type: type.name,
    typeTerm: termOf(type.description),
    name,
    term: termOf(description),
    kind,
    signature,
  });
  if (isObjectType(type) || isInterfaceType(type)) {
    return Object.values(type.getFields()).flatMap((field) => [
      of('FIELD', field.name, field.description, String(field.type)),
      ...field.args.map((arg: GraphQLArgument) =>
        of('ARGUMENT', `${field.name}(${arg.name}:)`, arg.description, String(arg.type)),
      ),
    ]);
  }
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) =>
      of('FILTER', field.name, field.description, String(field.type)),
    );
  }
  return isEnumType(type) ? type.getValues().map((value) => of('VALUE', value.name, value.description, '')) : [];
}

/** The Chinese term that descriptions begin with; empty where one does not. */
function termOf(description: string | null | undefined): string {
  const term = chineseTerm(description ?? '');
  return /\p{Script=Han}/u.test(term) ? term : '';
}

/**
 * The changes by type, in words: `+` who gains, `-` who loses, `~` what is otherwise than before. A label goes with its
 * value, and an argument with a field that is new; types that change alike are shown together.
 */
export function describeDiff(changes: readonly Change[]): string {
  const blocks = [...Map.groupBy(changes, ({ type }) => type)].map(([type, held]) => ({
    title: titled(type, held[0]?.typeTerm ?? ''),
    body: linesOf(held).join('\n'),
  }));
  const alike = Map.groupBy(blocks, ({ body }) => body);
  const text = [...alike].map(([body, held]) => `${held.map(({ title }) => title).join(', ')}\n${body}`);
  return text.length === 0 ? 'No audience gains or loses a field.' : text.join('\n\n');
}

function linesOf(changes: readonly Change[]): string[] {
  const shown = changes.filter((change) => !goesWithAnother(change, changes));
  return [
    ...linesBy(shown, '+', ({ gained }) => gained),
    ...linesBy(shown, '-', ({ lost }) => lost),
    ...linesOfTypes(shown.filter(({ changed }) => changed.length > 0)),
  ];
}

/** One line for all that changed for the same audiences in the same way. */
function linesOfTypes(changes: readonly Change[]): string[] {
  const alike = Map.groupBy(changes, (change) => `${titles(change.changed)}: ${inWords(change)}`);
  return [...alike].map(([what, held]) => `  ~ ${what}: ${held.map(named).join(', ')}`);
}

/** One line for all that the same audiences gain, or lose. */
function linesBy(changes: readonly Change[], sign: '+' | '-', of: (change: Change) => readonly Audience[]): string[] {
  const alike = Map.groupBy(
    changes.filter((change) => of(change).length > 0),
    (change) => `${change.kind} ${of(change).join()}`,
  );
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [`  ${sign} ${titles(of(first))}${KINDS[first.kind]}: ${[first, ...others].map(named).join(', ')}`],
  );
}

const KINDS = { FIELD: '', ARGUMENT: ', argument 参数', FILTER: ', filter 筛选', VALUE: ', value 取值' } as const;

function goesWithAnother({ name, gained, lost, changed }: Change, changes: readonly Change[]): boolean {
  const whole = /^(\w+)(?:Label|\(\w+:\))$/.exec(name)?.[1];
  return (
    changed.length === 0 &&
    changes.some(
      (other) => other.name === whole && other.gained.join() === gained.join() && other.lost.join() === lost.join(),
    )
  );
}

function named({ name, term }: Change): string {
  return titled(name, term);
}

function titled(name: string, term: string): string {
  return term === '' ? name : `${name} ${term}`;
}

function titles(audiences: readonly Audience[]): string {
  return audiences.length === AUDIENCES.length
    ? 'everybody 所有人'
    : audiences.map((audience) => `${audience} ${AUDIENCE_TITLES[audience]}`).join(', ');
}

/** What another type means for whoever reads the field, or gives the argument. */
function inWords({ kind, from, to }: Change): string {
  if (`${to}!` === from) {
    return kind === 'FIELD' ? 'may be null 可为空' : 'may be left out 可省略';
  }
  if (`${from}!` === to) {
    return kind === 'FIELD' ? 'is never null 不再为空' : 'must be given 必填';
  }
  return `${from} becomes ${to} 类型改变`;
}
