import { showAnswer } from '../bot/look-up/answers.ts';
import { showContacts } from '../bot/look-up/contacts.ts';
import { showCode } from '../bot/look-up/reports.ts';
import { showProcedure } from '../bot/look-up/services.ts';
import type { Reply } from '../bot/reply.ts';
import type { TurnDeps } from '../bot/turn-deps.ts';
import type { CardKind, CardPreview } from '../console/deps.ts';
import type { Content, EntryOf } from '../knowledge/content.ts';
import { writeMessages } from '../line/write-message.ts';

type CardEntry = { readonly [K in CardKind]: { readonly kind: K; readonly entry: EntryOf<K> } }[CardKind];

/** The LINE messages of an entry as the bot would send them if it were saved: written by the very same code. */
export function cardPreview(bot: TurnDeps): CardPreview {
  return (kind, entry) => {
    const card = { kind, entry } as CardEntry;
    const knowledge = bot.knowledge();
    const content = alone(knowledge.content, card);
    return writeMessages(shown({ ...bot, knowledge: () => ({ ...knowledge, content }) }, card)).map(
      // What can be tapped below the chat leads nowhere here.
      ({ quickReply: _, ...message }) => message,
    );
  };
}

function shown(deps: TurnDeps, card: CardEntry): readonly Reply[] {
  switch (card.kind) {
    case 'procedure':
      return [showProcedure(deps, card.entry.id)];
    case 'disclosure':
      return showCode(deps, { id: card.entry.code, year: card.entry.year });
    case 'contact':
      return [showContacts(deps, [card.entry.id])];
    case 'answer':
      return [showAnswer(deps, card.entry.id)];
    default:
      return card satisfies never;
  }
}

/** The content with this entry as the only one of its kind. */
function alone(content: Content, card: CardEntry): Content {
  switch (card.kind) {
    case 'procedure':
      return { ...content, procedures: [card.entry] };
    case 'disclosure':
      return { ...content, disclosures: [card.entry] };
    case 'contact':
      return { ...content, contacts: [card.entry] };
    case 'answer':
      return { ...content, answers: [card.entry] };
    default:
      return card satisfies never;
  }
}
