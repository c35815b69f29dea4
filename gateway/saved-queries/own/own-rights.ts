import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';

import type { Office, OwnQuery } from './own-query.ts';

/** Who may keep queries: whoever has a name. What the public saves would belong to nobody. */
export function mayCreate(viewer: Viewer): viewer is Viewer & { readonly subject: string } {
  return viewer.subject !== null && viewer.subject !== '' && viewer.audience !== 'public';
}

/** Its owner, and the same office where it is shared with it. */
export function maySee(viewer: Viewer, own: OwnQuery): boolean {
  return mayCreate(viewer) && (isOwner(viewer, own) || (own.shared === 'office' && isSameOffice(viewer, own.office)));
}

/** The right to run is no right to what it reads: a run has the rights of whoever runs it. */
export function mayRun(viewer: Viewer, own: OwnQuery): boolean {
  return maySee(viewer, own);
}

/** Only its owner. */
export function mayChange(viewer: Viewer, own: OwnQuery): boolean {
  return mayCreate(viewer) && isOwner(viewer, own);
}

function isOwner(viewer: Viewer, own: OwnQuery): boolean {
  return viewer.subject === own.owner && viewer.audience === own.office.audience;
}

function isSameOffice(viewer: Viewer, office: Office): boolean {
  return (
    viewer.audience === office.audience &&
    viewer.region === office.region &&
    viewer.court === office.court &&
    viewer.unit === office.unit
  );
}
