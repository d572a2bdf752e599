import type { Clock } from '../clock.ts';
import type { NewId, TicketDraft, TicketStore } from './ports.ts';
import type { DueRule } from './sla.ts';
import { dueAt } from './sla.ts';
import type { Attachment, Fact, Place, Reporter, Ticket, TicketKind } from './ticket.ts';
import type { WorkingCalendar } from './working-days.ts';

export interface OpenTicketDeps {
  readonly store: TicketStore;
  readonly calendar: WorkingCalendar;
  readonly dueRules: Readonly<Record<TicketKind, DueRule>>;
  readonly clock: Clock;
  readonly newId: NewId;
}

export interface Opening {
  readonly draftId: string;
  readonly kind: TicketKind;
  readonly category?: string;
  readonly reporter: Reporter;
  readonly text: string;
  readonly source?: string;
  readonly attachments: readonly Attachment[];
  readonly place?: Place;
  readonly facts: readonly Fact[];
  readonly isUrgent: boolean;
}

const titleLength = 80;

/** The first line of a text, cut at a grapheme so that no Thai vowel loses its consonant. */
export function titleOf(text: string): string {
  const line = text.trim().split(/\r?\n/, 1)[0] ?? '';
  const graphemes = [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(line)];
  if (graphemes.length <= titleLength) return line;
  return `${graphemes
    .slice(0, titleLength - 1)
    .map((g) => g.segment)
    .join('')}…`;
}

/**
 * Opens a ticket, once a draft: sending the same draft again answers the same ticket with `isNew` false.
 */
export async function openTicket(
  deps: OpenTicketDeps,
  opening: Opening,
): Promise<{ ticket: Ticket; isNew: boolean }> {
  const openedAt = deps.clock();
  const draft: TicketDraft = {
    draftId: opening.draftId,
    kind: opening.kind,
    ...(opening.category ? { category: opening.category } : {}),
    title: titleOf(opening.text),
    reporter: opening.reporter,
    ...(opening.place ? { place: opening.place } : {}),
    facts: opening.facts,
    priority: opening.isUrgent ? 'urgent' : 'normal',
    openedAt,
    dueAt: dueAt(openedAt, deps.dueRules[opening.kind], deps.calendar),
    message: {
      id: deps.newId(),
      direction: 'inbound',
      at: openedAt,
      text: opening.text,
      attachments: opening.attachments,
      ...(opening.source ? { source: opening.source } : {}),
    },
  };
  return deps.store.open(draft);
}
