import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';

/** An enum of the schema: its members, and the Chinese label that stands first in each member's description. */
export interface LabelledEnum<Member extends string> {
  readonly name: string;
  readonly type: Readonly<Record<Member, Member>>;
  readonly labels: Readonly<Record<Member, string>>;
}

export type MemberOf<Enum> = Enum extends LabelledEnum<infer Member> ? Member : never;

/**
 * Registers an enum with the schema. Each member's description begins with its Chinese term, which is also what the
 * companion field `…Label` answers, so that a term is written once.
 */
export function labelledEnum<const Member extends string>(
  name: string,
  description: string,
  members: Record<Member, string>,
): LabelledEnum<Member> {
  const entries = Object.entries(members) as [Member, string][];
  const type = Object.fromEntries(entries.map(([member]) => [member, member])) as Record<Member, Member>;
  const labels = Object.fromEntries(entries.map(([member, text]) => [member, chineseTerm(text)])) as Record<
    Member,
    string
  >;
  const valuesConfig = Object.fromEntries(entries.map(([member, text]) => [member, { description: text }]));
  registerEnumType(type, { name, description, valuesConfig: valuesConfig as never });
  return { name, type, labels };
}

/** The Chinese term that a description begins with: all up to its first space. */
export function chineseTerm(description: string): string {
  return description.split(' ', 1)[0] ?? description;
}

/** What follows the Chinese term of a description; empty where nothing does. */
export function afterTerm(description: string): string {
  return description.slice(chineseTerm(description).length).trim();
}

/** What a member is called: by the office's own label where it has one. */
export function labelOf<Member extends string>(
  { labels }: LabelledEnum<Member>,
  member: Member,
  ownLabel: string | null | undefined,
): string {
  return ownLabel ? ownLabel : labels[member];
}

/** Whether an enum has a member for what an office has and the graph has no name for. */
export function hasOther({ type }: LabelledEnum<string>): boolean {
  return Object.hasOwn(type, 'OTHER');
}
