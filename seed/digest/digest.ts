import { ganziComplaints } from './derong-2023/complaints.ts';
import { ganziFactsAndStories } from './derong-2023/facts-and-stories.ts';
import { ganziJointDiscipline } from './derong-2023/joint-discipline.ts';
import { ganziProposals } from './derong-2023/proposals.ts';
import type { SourceDigest } from './digest-line.ts';
import { ningdeFactsAndStories } from './fzrb-2022/facts-and-stories.ts';
import { ningdeMechanisms } from './fzrb-2022/mechanisms.ts';
import { gansuFactsAndStories } from './gsfzb-2018/facts-and-stories.ts';
import { gansuMechanisms } from './gsfzb-2018/mechanisms.ts';
import { rmfyb2025 } from './rmfyb-2025.ts';
import { taixing2025 } from './taixing-2025.ts';

/** What the five sources tell, line by line. */
export const digest: readonly SourceDigest[] = [
  { source: 'fzrb-2022', lines: [...ningdeFactsAndStories, ...ningdeMechanisms] },
  {
    source: 'derong-2023',
    lines: [...ganziFactsAndStories, ...ganziComplaints, ...ganziJointDiscipline, ...ganziProposals],
  },
  { source: 'gsfzb-2018', lines: [...gansuFactsAndStories, ...gansuMechanisms] },
  { source: 'taixing-2025', lines: taixing2025 },
  { source: 'rmfyb-2025', lines: rmfyb2025 },
];
