/** One pair of a tree's transitive closure, with the ancestor's level so that a roll-up can group by it directly. */
export interface ClosureRow<Level extends string> {
  readonly ancestor: string;
  readonly descendant: string;
  readonly ancestorLevel: Level;
}

interface TreeNode<Level extends string> {
  readonly code: string;
  readonly level: Level;
  readonly parentCode: string | null;
}

/**
 * The closure of a tree whose nodes name their parents; each node is its own descendant.
 * @throws Error where a parent is missing.
 */
export function closureOf<Level extends string>(nodes: readonly TreeNode<Level>[]): readonly ClosureRow<Level>[] {
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  return nodes.flatMap((node) => {
    const rows: ClosureRow<Level>[] = [];
    let at: TreeNode<Level> | undefined = node;
    while (at) {
      rows.push({ ancestor: at.code, descendant: node.code, ancestorLevel: at.level });
      const above: string | null = at.parentCode;
      if (above === null) {
        break;
      }
      at = byCode.get(above);
      if (!at) {
        throw new Error(`the parent ${above} of ${node.code} is missing`);
      }
    }
    return rows;
  });
}
