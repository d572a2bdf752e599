import type { messagingApi } from '@line/bot-sdk';
import type { Action } from '../message.ts';
import { type ActionPlace, checkAction, PLACES } from './action.ts';
import { checkGraphemes, checkSize } from './length.ts';
import type { Path, Report } from './problem.ts';
import { checkMediaUrl } from './url.ts';

/** Limits of the four templates (REF, template messages). */
export function checkTemplate(template: messagingApi.Template, at: Path, report: Report): void {
  switch (template.type) {
    case 'buttons':
      checkSize(template.actions, 1, 4, [...at, 'actions'], report);
      checkCard(template, { plain: 160, decorated: 60 }, at, report);
      break;
    case 'confirm':
      checkGraphemes(template.text, 240, [...at, 'text'], report);
      checkSize(template.actions, 2, 2, [...at, 'actions'], report);
      checkActions(template.actions, PLACES.template, at, report);
      break;
    case 'carousel':
      checkCarousel(template, at, report);
      break;
    case 'image_carousel':
      checkImageCarousel(template, at, report);
      break;
    default:
      template satisfies never;
  }
}

type Card = messagingApi.ButtonsTemplate | messagingApi.CarouselColumn;

function checkCard(
  card: Card,
  textLimit: { plain: number; decorated: number },
  at: Path,
  report: Report,
): void {
  const isDecorated = card.title !== undefined || card.thumbnailImageUrl !== undefined;
  checkGraphemes(card.title, 40, [...at, 'title'], report);
  checkGraphemes(card.text, isDecorated ? textLimit.decorated : textLimit.plain, [...at, 'text'], report);
  checkMediaUrl(card.thumbnailImageUrl, [...at, 'thumbnailImageUrl'], report);
  checkActions(card.actions, PLACES.template, at, report);
  if (card.defaultAction) {
    checkAction(card.defaultAction, PLACES.defaultAction, [...at, 'defaultAction'], report);
  }
}

function checkActions(actions: Action[], place: ActionPlace, at: Path, report: Report): void {
  for (const [index, action] of actions.entries()) {
    checkAction(action, place, [...at, 'actions', index], report);
  }
}

function checkCarousel(template: messagingApi.CarouselTemplate, at: Path, report: Report): void {
  const { columns } = template;
  checkSize(columns, 1, 10, [...at, 'columns'], report);
  for (const [index, column] of columns.entries()) {
    const here = [...at, 'columns', index];
    checkSize(column.actions, 1, 3, [...here, 'actions'], report);
    checkCard(column, { plain: 120, decorated: 60 }, here, report);
    if (!looksLike(column, columns[0])) {
      report(
        here,
        'invalid property',
        'all columns need the same number of actions, and title and image alike',
      );
    }
  }
}

function looksLike(
  column: messagingApi.CarouselColumn,
  first: messagingApi.CarouselColumn | undefined,
): boolean {
  return (
    column.actions.length === first?.actions.length &&
    (column.title === undefined) === (first.title === undefined) &&
    (column.thumbnailImageUrl === undefined) === (first.thumbnailImageUrl === undefined)
  );
}

function checkImageCarousel(template: messagingApi.ImageCarouselTemplate, at: Path, report: Report): void {
  checkSize(template.columns, 1, 10, [...at, 'columns'], report);
  for (const [index, column] of template.columns.entries()) {
    const here = [...at, 'columns', index];
    checkMediaUrl(column.imageUrl, [...here, 'imageUrl'], report);
    checkAction(column.action, PLACES.imageCarousel, [...here, 'action'], report);
  }
}
