import type { GraphQLSchema } from 'graphql';

import { AUDIENCE_TITLES } from '../../subgraphs/shared/access/audiences.ts';
import { FIELD_CLASSES } from '../../subgraphs/shared/access/field-class.ts';
import { type Viewer } from '../../subgraphs/shared/access/viewer.ts';
import { formatDateTime } from '../../subgraphs/shared/scalars/date-time.ts';
import { afterTerm, chineseTerm } from '../../subgraphs/shared/schema/labelled-enum.ts';

import { enumLabels } from './enum-labels.ts';

/** What answering takes beside the arguments. */
export interface ViewerContext {
  readonly requestId: string;
  /** As the gateway has signed, with name, purpose and expiry. */
  readonly viewer: Viewer;
  /** The schema as the viewer may see it. */
  readonly slice: () => GraphQLSchema;
}

export const viewerResolvers = {
  Query: {
    viewer: (_: unknown, _args: unknown, { viewer }: ViewerContext) => shown(viewer),
    enumLabels: (_: unknown, { names }: { names?: readonly string[] | null }, { slice }: ViewerContext) =>
      enumLabels(slice(), names ?? null),
  },
};

function shown({ audience, subject, scopes, region, court, unit, purpose, expiresAt }: Viewer) {
  return {
    audience: audience.toUpperCase(),
    audienceLabel: AUDIENCE_TITLES[audience],
    subject,
    region: region === null ? null : { code: region },
    court: court === null ? null : { code: court },
    unit: unit === null ? null : { creditCode: unit },
    scopes: scopes.map(grantedScope),
    purpose,
    expiresAt: expiresAt === undefined ? null : formatDateTime(new Date(expiresAt)),
  };
}

function grantedScope(name: string) {
  const description = Object.values(FIELD_CLASSES).find(({ scope }) => scope === name)?.description;
  return {
    name,
    label: description === undefined ? null : chineseTerm(description),
    description: description === undefined ? null : afterTerm(description),
  };
}
