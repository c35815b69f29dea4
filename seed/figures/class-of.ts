import { access as assets } from '../../subgraphs/assets/access.ts';
import { access as cases } from '../../subgraphs/cases/access.ts';
import { access as credit } from '../../subgraphs/credit/access.ts';
import { access as linkage } from '../../subgraphs/linkage/access.ts';
import { access as performance } from '../../subgraphs/performance/access.ts';
import type { FieldClass } from '../../subgraphs/shared/access/field-class.ts';

/** The class of a field, `Type.field`, as the office that owns it wrote it down; null where no office lists it. */
export function classOf(coordinate: string): FieldClass | null {
  const [type = '', field = ''] = coordinate.split('.');
  for (const office of [assets, cases, credit, linkage, performance]) {
    for (const [fieldClass, names] of Object.entries(office[type]?.fields ?? {})) {
      if (names.trim().split(/\s+/).includes(field)) {
        return fieldClass as FieldClass;
      }
    }
  }
  return null;
}
