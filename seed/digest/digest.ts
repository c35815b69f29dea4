import type { SourceDigest } from './digest-line.ts';
import { fzrb2022 } from './fzrb-2022.ts';

export const digest: readonly SourceDigest[] = [{ source: 'fzrb-2022', lines: fzrb2022 }];
