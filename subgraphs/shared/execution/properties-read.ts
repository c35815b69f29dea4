import type { CompiledField, CompiledSelection, PropertiesRead, Shape } from './compiled-operation.ts';

/** What an operation reads of records; null where one of its resolvers does not say what it depends on (`DependsOn`). */
export function propertiesRead(root: CompiledSelection): PropertiesRead | null {
  const read = new Map<string, Set<string>>();
  return addSelection(root, read) ? read : null;
}

/** What a field's resolver depends on; undefined where it does not say. */
export function dependenciesOf({ name, definition, shape }: CompiledField): readonly string[] | undefined {
  if (name === '__typename') {
    return [];
  }
  return name === '_entities' ? referencesDependOn(shape) : (definition.extensions['dependsOn'] as readonly string[]);
}

/** References are resolved by the types' own functions. */
function referencesDependOn(shape: Shape): readonly string[] | undefined {
  const [entity] = shape.kind === 'list' && shape.of.kind === 'abstract' ? [shape.of] : [];
  const asked = [...(entity?.selections ?? [])].filter(([, { fields }]) => fields.length > 0);
  return entity !== undefined && asked.every(([type]) => type.extensions['dependsOn'] !== undefined) ? [] : undefined;
}

function addSelection({ type, fields }: CompiledSelection, read: Map<string, Set<string>>): boolean {
  const own = read.get(type.name) ?? new Set<string>();
  read.set(type.name, own);
  return fields.every((field) => {
    const depends = field.resolve === null ? [field.name] : dependenciesOf(field);
    depends?.forEach((property) => own.add(property));
    return depends !== undefined && addShape(field.shape, read);
  });
}

function addShape(shape: Shape, read: Map<string, Set<string>>): boolean {
  switch (shape.kind) {
    case 'leaf':
      return true;
    case 'list':
      return addShape(shape.of, read);
    case 'object':
      return addSelection(shape.selection, read);
    default:
      return [...shape.selections.values()].every((selection) => addSelection(selection, read));
  }
}
