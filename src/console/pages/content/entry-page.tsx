import type { ContentKind } from '../../../knowledge/content.ts';
import { checkWords } from '../../../office/check-words.ts';
import { deedWords, kindWords } from '../../../text/console-content.ts';
import { contentPagesText, entryDone, entryText } from '../../../text/console-content-pages.ts';
import { thaiDateTime } from '../../../text/dates.ts';
import type { AnyRecord } from '../../content/entries.ts';
import type { EntryState } from '../../content/entry-page.ts';
import { neverRead } from '../../content/sheet.ts';
import { contentPaths } from '../../paths.ts';
import { Notice, Problem } from '../notices.tsx';
import { CardPreview } from './card-preview.tsx';
import { type Fact, FactList } from './fact-list.tsx';
import { BackTo } from './places.tsx';

interface EntryPageProps {
  readonly record: AnyRecord;
  readonly name: string;
  readonly state: EntryState;
  readonly card: readonly object[];
  /** Who changed it last. */
  readonly who: string;
  readonly facts: readonly Fact[];
  /** Addresses that could not be opened when they were last checked. */
  readonly dead: readonly string[];
  readonly mayEdit: boolean;
}

export function EntryPage(props: EntryPageProps) {
  const { record, name, state, card, who, facts, dead, mayEdit } = props;
  const { kind, entry, edit, isRemoved } = record;
  const list = 'code' in entry ? contentPaths.year(entry.year) : contentPaths.kind(kind);
  return (
    <div class="entry-page">
      <BackTo path={list} label={kindWords[kind].many} />
      <p class="ticket-number">{kindWords[kind].one}</p>
      <h1>{name}</h1>
      {state.done ? <Notice words={entryDone[state.done]} /> : null}
      {state.problem ? <Problem id="entry-problem" words={state.problem} /> : null}
      {isRemoved ? <Removed record={record} mayEdit={mayEdit} /> : null}
      {neverRead.includes(kind) || isRemoved ? null : <Checked record={record} mayEdit={mayEdit} />}
      <p class="faint">{entryText.last(deedWords[edit.how], thaiDateTime(edit.at), who)}</p>
      <p class="row">
        {mayEdit && !isRemoved ? (
          <a class="action button" href={`${contentPaths.entry(kind, record.key)}/edit`}>
            {entryText.edit}
          </a>
        ) : null}
        <a class="action" href={`${contentPaths.entry(kind, record.key)}/history`}>
          {entryText.history}
        </a>
        {mayEdit && !isRemoved && kind !== 'intent' ? (
          <a class="action" href={`${contentPaths.entry(kind, record.key)}/remove`}>
            {entryText.remove}
          </a>
        ) : null}
      </p>
      <div class={card.length > 0 ? 'beside-card' : undefined}>
        {card.length > 0 ? <CardPreview messages={card} /> : null}
        <section class="card">
          <h2>{entryText.facts}</h2>
          <FactList facts={facts} />
          {dead.map((url) => (
            <p key={url} class="fault">{`${contentPagesText.deadMark}: ${url}`}</p>
          ))}
        </section>
      </div>
    </div>
  );
}

/** What comes of the button: of some kinds the chat's card tells who checked it. */
function checkedHint(kind: ContentKind): string {
  const { checkedHint: always, checkedShown, stillUnsure } = entryText;
  const isShown = kind === 'procedure' || kind === 'contact' || kind === 'disclosure';
  return [always, ...(isShown ? [checkedShown] : []), ...(kind === 'procedure' ? [stillUnsure] : [])].join(
    ' ',
  );
}

interface PartProps {
  readonly record: AnyRecord;
  readonly mayEdit: boolean;
}

function Removed({ record: { kind, key, version }, mayEdit }: PartProps) {
  return (
    <div class="card">
      <p>{entryText.removed}</p>
      {mayEdit ? (
        <form method="post" action={`${contentPaths.entry(kind, key)}/restore`}>
          <input type="hidden" name="version" value={version} />
          <button type="submit">{entryText.restore}</button>
        </form>
      ) : null}
    </div>
  );
}

function Checked({ record: { kind, key, version, entry }, mayEdit }: PartProps) {
  const { isChecked, words } = checkWords(entry.check);
  return (
    <div class={isChecked ? 'card checking' : 'card checking unchecked'}>
      <p>
        <strong>{isChecked ? words : entryText.never}</strong>
      </p>
      {mayEdit ? (
        <form method="post" action={`${contentPaths.entry(kind, key)}/checked`}>
          <input type="hidden" name="version" value={version} />
          <p class="hint" id="checked-hint">
            {checkedHint(kind)}
          </p>
          <button type="submit" class="second" aria-describedby="checked-hint">
            {entryText.checkedToday}
          </button>
        </form>
      ) : null}
    </div>
  );
}
