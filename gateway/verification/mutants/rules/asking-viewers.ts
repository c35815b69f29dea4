import { FIELD_CLASSES } from '../../../../subgraphs/shared/access/field-class.ts';
import { AUDIENCES } from '../../../../subgraphs/shared/access/viewer.ts';
import type { FieldViewer } from '../../../authorization/access-rules.ts';
import { fuzzedViewer } from '../../access-fuzz/viewers.ts';

export interface AskingViewer extends FieldViewer {
  readonly name: string;
}

const SCOPES = Object.values(FIELD_CLASSES).flatMap(({ scope }) => scope ?? []);

/**
 * Each audience with what the specification gives it; and, since a token can leave out any of its rights, one viewer for
 * each scope who has all but that. A rule asks for scopes one beside the other, so what it asks for is what opens to all
 * of these but some: two rules that are the same to them are the same to every viewer there could be.
 */
export const ASKING_VIEWERS: readonly AskingViewer[] = [
  ...AUDIENCES.map((audience) => ({ name: audience, audience, scopes: fuzzedViewer(audience).scopes })),
  ...SCOPES.map((scope) => ({
    name: `all but ${scope}`,
    audience: 'court' as const,
    scopes: SCOPES.filter((other) => other !== scope),
  })),
];
