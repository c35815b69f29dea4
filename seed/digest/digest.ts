import { derong2023, derong2023NoData } from './derong-2023.ts';
import type { SourceDigest } from './digest-line.ts';
import { fzrb2022 } from './fzrb-2022.ts';

export const digest: readonly SourceDigest[] = [
  { source: 'fzrb-2022', lines: fzrb2022, noData: [] },
  { source: 'derong-2023', lines: derong2023, noData: derong2023NoData },
];
