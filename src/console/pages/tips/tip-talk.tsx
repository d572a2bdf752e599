import { ticketText } from '../../../text/console-ticket.ts';
import { tipText } from '../../../text/console-tips.ts';
import { thaiDateTime } from '../../../text/dates.ts';
import type { OpenTip, TipMessage } from '../../../tips/tip.ts';
import { freshId } from '../talk.tsx';
import { SaidWords } from './said.tsx';
import { TipFiles } from './tip-files.tsx';
import type { TipPageProps } from './tip-page-props.ts';

type Note = OpenTip['notes'][number];
type Entry = { readonly at: Date; readonly isFresh: boolean } & (
  | { readonly message: TipMessage; readonly note?: never }
  | { readonly note: Note; readonly message?: never }
);

/** The talk in order of time: what the reporter said, what the office answered, what officers noted. */
export function TipTalk(props: TipPageProps) {
  const entries = entriesOf(props);
  const firstFresh = entries.find(({ isFresh }) => isFresh);
  return (
    <section class="talk">
      <h2>{ticketText.talk}</h2>
      <ol>
        {entries.map((entry) => {
          const anchor = entry === firstFresh ? freshId : undefined;
          return entry.note ? (
            <li class="entry note" id={anchor} key={`note ${entry.note.id}`}>
              <Head who={ticketText.note} by={entry.note.by.name} entry={entry} />
              <p class="said">{entry.note.text}</p>
            </li>
          ) : (
            <MessageEntry key={entry.message.id} entry={entry} anchor={anchor} page={props} />
          );
        })}
      </ol>
    </section>
  );
}

/** How many entries a person has before them who sees this tip. */
export const talkLength = ({ talk, notes }: Pick<OpenTip, 'talk' | 'notes'>) => talk.length + notes.length;

function entriesOf({ tip, state: { seen } }: TipPageProps): Entry[] {
  const entries = [
    ...tip.talk.map((message) => ({ at: message.at, message })),
    ...tip.notes.map((note) => ({ at: note.at, note })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
  return entries.map((entry, place) => ({ ...entry, isFresh: seen !== undefined && place >= seen }));
}

interface MessageProps {
  readonly entry: Extract<Entry, { message: TipMessage }>;
  readonly anchor: string | undefined;
  readonly page: TipPageProps;
}

function MessageEntry({ entry, anchor, page }: MessageProps) {
  const { message } = entry;
  const isInbound = message.direction === 'inbound';
  return (
    <li class={isInbound ? 'entry inbound' : 'entry outbound'} id={anchor}>
      <Head who={isInbound ? ticketText.inbound : ticketText.outbound} by={message.by?.name} entry={entry} />
      {message.said.length > 0 ? (
        <p>
          <SaidWords said={message.said} />
        </p>
      ) : message.files.length > 0 ? null : (
        <p class="faint">{tipText.noText}</p>
      )}
      <TipFiles number={page.tip.number} refs={message.files} files={page.files} />
    </li>
  );
}

function Head({ who, by, entry }: { who: string; by: string | undefined; entry: Entry }) {
  return (
    <p class="entry-head">
      {entry.isFresh ? <strong class="mark mark-fresh">{ticketText.fresh}</strong> : null}
      <strong>{who}</strong> {by ? <span>{ticketText.by(by)}</span> : null}{' '}
      <time datetime={entry.at.toISOString()}>{thaiDateTime(entry.at)}</time>
    </p>
  );
}
