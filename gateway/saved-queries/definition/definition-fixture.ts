import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { DOCUMENT_FILE, QUERY_FILE } from './read-definition.ts';

/** The two files of a definition. */
export interface DefinitionText {
  readonly yaml: string;
  readonly document: string;
}

/** A definition without faults. Tests replace parts of its text. */
export const SCORES: DefinitionText = {
  yaml: `name: scores
version: 1
status: active
title: 得分与扣分
description: 各机关的得分。
owner: 考评办
audiences: [assessment, court]
maxSeconds: 60
parameters:
  period:
    type: Period!
    title: 期间
    description: 年
    default: '2021'
    example: '2021'
  programme:
    type: '[Programme!]'
    title: 项目
    description: 考评项目
    example: [PEACE_AND_ORDER]
rows: agencyPerformances.edges.node
columns:
  - key: agency
    path: agency.name
    header: 机关
    type: text
    unit: ''
    description: 机关名称
  - key: score
    path: score
    header: 得分
    type: decimal
    unit: 分
    description: 得分
`,
  document: `query Scores($period: Period!, $programme: [Programme!]) {
  agencyPerformances(filter: { period: $period, programme: $programme }) {
    edges {
      node {
        agency {
          name
        }
        score
      }
    }
  }
}
`,
};

/** The text with one part replaced, which must be in it. */
export function replaced(text: string, part: string, other: string): string {
  if (!text.includes(part)) {
    throw new Error(`The text has no ${part}`);
  }
  return text.replace(part, () => other);
}

/** Writes a definition into a new folder below `folder`. @returns the definition's own folder */
export async function writeDefinition(
  folder: string,
  name: string,
  { yaml, document }: Partial<DefinitionText>,
): Promise<string> {
  const own = join(folder, name);
  await mkdir(own, { recursive: true });
  if (yaml !== undefined) {
    await writeFile(join(own, QUERY_FILE), yaml);
  }
  if (document !== undefined) {
    await writeFile(join(own, DOCUMENT_FILE), document);
  }
  return own;
}
