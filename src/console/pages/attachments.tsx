import { attachmentLabels, attachmentStates, ticketText } from '../../text/console-ticket.ts';
import type { Attachment } from '../../tickets/ticket.ts';
import { mount } from '../paths.ts';

interface AttachmentsProps {
  readonly attachments: readonly Attachment[];
  readonly number: string;
}

/** Photos as small pictures that open in full; other files to download; what could not be had, in words. */
export function Attachments({ attachments, number }: AttachmentsProps) {
  if (attachments.length === 0) return null;
  return (
    <ul class="attachments">
      {attachments.map((attachment, index) => (
        <li key={attachment.id}>
          <OneAttachment
            attachment={attachment}
            address={`${mount}/files/${number}/${attachment.id}`}
            position={index + 1}
          />
        </li>
      ))}
    </ul>
  );
}

interface OneProps {
  readonly attachment: Attachment;
  readonly address: string;
  readonly position: number;
}

function OneAttachment({ attachment, address, position }: OneProps) {
  const label = attachmentLabels[attachment.kind];
  if (attachment.state !== 'ready') {
    return <span class="attachment-state">{`${label}: ${attachmentStates[attachment.state]}`}</span>;
  }
  if (attachment.kind === 'image') {
    return (
      <a class="photo" href={address} target="_blank" rel="noopener">
        <img src={address} alt={ticketText.photo(position)} loading="lazy" />
      </a>
    );
  }
  const name = attachment.fileName ?? `${label} ${position}`;
  const size = attachment.bytes === undefined ? '' : ` (${sizeWords(attachment.bytes)})`;
  return (
    <a class="file" href={address} download>
      {`${ticketText.file(name)}${size}`}
    </a>
  );
}

export function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
