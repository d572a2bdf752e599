import { formats } from '../../../evidence/formats.ts';
import { copyText, leftInCopy } from '../../../text/clean-copies.ts';
import { attachmentLabels } from '../../../text/console-ticket.ts';
import { fileRefusalLabels } from '../../../text/console-tip-files.ts';
import { tipText } from '../../../text/console-tips.ts';
import type { FileSight } from '../../../tips/desks.ts';
import type { FileRef } from '../../../tips/tip.ts';
import { sizeWords } from '../attachments.tsx';
import { filePath } from './tip-page-props.ts';

interface TipFilesProps {
  readonly number: string;
  readonly refs: readonly FileRef[];
  readonly files: readonly FileSight[];
}

/** Clean photos as small pictures; other clean copies to download; originals behind a page that asks why. */
export function TipFiles({ number, refs, files }: TipFilesProps) {
  if (refs.length === 0) return null;
  return (
    <ul class="attachments">
      {refs.map((ref) => (
        <li key={ref.id}>
          <OneFile number={number} kind={ref.kind} sight={files.find((file) => file.ref.id === ref.id)} />
        </li>
      ))}
    </ul>
  );
}

interface OneFileProps {
  readonly number: string;
  readonly kind: FileRef['kind'];
  readonly sight: FileSight | undefined;
}

function OneFile({ number, kind, sight }: OneFileProps) {
  const label = attachmentLabels[kind];
  if (!sight || sight.state === 'missing') {
    return <span class="attachment-state">{`${label}: ${tipText.missing}`}</span>;
  }
  if (sight.state !== 'ready') {
    return <span class="attachment-state">{`${label}: ${refusalWords(sight.state.refused)}`}</span>;
  }
  const address = filePath(number, sight.ref);
  return (
    <div class="tip-file">
      <CleanLink sight={sight} address={address} label={label} />
      <a class="action" href={`${address}/original`}>
        {tipText.original(sight.place)}
      </a>
    </div>
  );
}

function CleanLink({ sight, address, label }: { sight: FileSight; address: string; label: string }) {
  const { format, place, bytes, copy } = sight;
  if (!format || (copy && 'why' in copy)) {
    const words = copy && 'why' in copy ? copyText.none(copy.why) : tipText.missing;
    return <span class="attachment-state">{`${label} ${place}: ${words}`}</span>;
  }
  if (formats[format].kind === 'photo') {
    return (
      <a class="photo" href={address} target="_blank" rel="noopener">
        <img src={address} alt={tipText.photo(place)} loading="lazy" />
      </a>
    );
  }
  const size = bytes === undefined ? '' : ` (${sizeWords(bytes)})`;
  const left = copy ? leftInCopy(copy.left) : [];
  const isTold = left.length > 0;
  return (
    <>
      <a class="file" href={isTold ? `${address}?told=1` : address}>
        {`${label} ${tipText.clean(place)}${size}`}
      </a>
      {isTold ? <span class="attachment-state">{`${copyText.left}: ${left.join(', ')}`}</span> : null}
    </>
  );
}

function refusalWords(reason: string): string {
  const labels: Readonly<Record<string, string>> = fileRefusalLabels;
  return labels[reason] ?? fileRefusalLabels.unsupported;
}
