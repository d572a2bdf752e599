import { attachmentLabels } from '../../../text/console-ticket.ts';
import type { FileSight } from '../../../tips/desks.ts';

/** Which file it is, and how its sender named it. */
export function FileName({ sight: { ref, place } }: { readonly sight: FileSight }) {
  return (
    <p>
      {`${attachmentLabels[ref.kind]} ${place}`} {ref.name ? <bdi>{ref.name}</bdi> : null}
    </p>
  );
}
