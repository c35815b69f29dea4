import type { ByClass, SubgraphAccess } from '../../../../subgraphs/shared/access/define-access.ts';
import { FIELD_CLASSES, type FieldClass } from '../../../../subgraphs/shared/access/field-class.ts';

/** An access map with one rule deleted. */
export interface OpenedRow {
  /** `Party`, `Party.idNumber`, or `Party and its own` for the type together with the fields of its class. */
  readonly coordinate: string;
  readonly access: SubgraphAccess;
}

/**
 * Each rule of an access map deleted in turn, by giving a type or field the class that is open to everyone: a type; a
 * type together with the fields of its class; a field.
 */
export function openedRows(access: SubgraphAccess): readonly OpenedRow[] {
  return Object.entries(access).flatMap(([type, row]) => [
    ...(isOpen(row.type)
      ? []
      : [
          { coordinate: type, access: { ...access, [type]: { ...row, type: OPEN } } },
          {
            coordinate: `${type} and its own`,
            access: {
              ...access,
              [type]: wordsOf(row.fields[row.type]).reduce(
                (opened, field) => ({ ...opened, fields: moved(opened.fields, row.type, field) }),
                { ...row, type: OPEN },
              ),
            },
          },
        ]),
    ...Object.entries(row.fields)
      .filter(([fieldClass]) => !isOpen(fieldClass as FieldClass))
      .flatMap(([fieldClass, names]) =>
        wordsOf(names).map((field) => ({
          coordinate: `${type}.${field}`,
          access: { ...access, [type]: { ...row, fields: moved(row.fields, fieldClass as FieldClass, field) } },
        })),
      ),
  ]);
}

const OPEN: FieldClass = 'reference';

function isOpen(fieldClass: FieldClass): boolean {
  return FIELD_CLASSES[fieldClass].scope === null;
}

function moved(fields: ByClass, from: FieldClass, field: string): ByClass {
  const left = wordsOf(fields[from]).filter((name) => name !== field);
  const { [from]: _, ...others } = fields;
  const open = [...wordsOf(fields[OPEN]), field].join(' ');
  return { ...others, ...(left.length > 0 && { [from]: left.join(' ') }), [OPEN]: open };
}

function wordsOf(names = ''): string[] {
  return names.split(/\s+/).filter((name) => name !== '');
}
