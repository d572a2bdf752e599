import type { messagingApi } from '@line/bot-sdk';
import type { Action } from '../message.ts';
import { checkGraphemes, checkUnits } from './length.ts';
import type { Path, Report } from './problem.ts';
import { checkLink } from './url.ts';

/** What the place of an action asks of it. */
export interface ActionPlace {
  /** Longest label in grapheme clusters. */
  label: number;
  labelRequired: boolean;
  /** Types that may stand there. */
  types: ReadonlySet<string>;
}

const EVERYWHERE = ['postback', 'message', 'uri', 'datetimepicker', 'clipboard'];
const buttons = new Set(EVERYWHERE);

/** Limits of labels and types by place (REF, action objects; D:using-quick-reply). */
export const PLACES = {
  quickReply: {
    label: 20,
    labelRequired: true,
    types: new Set([...EVERYWHERE, 'camera', 'cameraRoll', 'location']),
  },
  template: { label: 20, labelRequired: true, types: buttons },
  imageCarousel: { label: 12, labelRequired: false, types: buttons },
  defaultAction: { label: 20, labelRequired: false, types: buttons },
  flexButton: { label: 40, labelRequired: true, types: buttons },
  flex: { label: 40, labelRequired: false, types: buttons },
  richMenu: { label: 20, labelRequired: false, types: new Set([...EVERYWHERE, 'richmenuswitch']) },
} satisfies Record<string, ActionPlace>;

/** Reports what LINE refuses of an action in its place. */
export function checkAction(action: Action, place: ActionPlace, at: Path, report: Report): void {
  if (!place.types.has(action.type ?? '')) {
    report([...at, 'type'], 'invalid property', `a ${action.type} action may not stand here`);
  }
  if (place.labelRequired && !action.label)
    report([...at, 'label'], 'May not be empty', 'a label is required');
  else checkGraphemes(action.label, place.label, [...at, 'label'], report);
  checkKind(action, at, report);
}

function checkKind(action: Action, at: Path, report: Report): void {
  switch (action.type) {
    case 'message':
      checkGraphemes(action.text ?? '', 300, [...at, 'text'], report);
      break;
    case 'uri':
      checkLink(action.uri, [...at, 'uri'], report);
      break;
    case 'postback':
      checkPostback(action, at, report);
      break;
    case 'datetimepicker':
      checkPicker(action, at, report);
      break;
    case 'richmenuswitch':
      checkUnits(action.richMenuAliasId ?? '', 32, [...at, 'richMenuAliasId'], report);
      checkUnits(action.data, 300, [...at, 'data'], report);
      break;
    case 'clipboard':
      checkUnits(action.clipboardText, 1000, [...at, 'clipboardText'], report);
      break;
    default:
  }
}

function checkPostback(action: messagingApi.PostbackAction, at: Path, report: Report): void {
  checkUnits(action.data ?? '', 300, [...at, 'data'], report);
  for (const property of ['displayText', 'text', 'fillInText'] as const) {
    checkGraphemes(action[property], 300, [...at, property], report);
  }
  if (action.text !== undefined && action.displayText !== undefined) {
    report([...at, 'displayText'], 'invalid property', 'text and displayText exclude each other');
  }
  if (action.fillInText !== undefined && action.inputOption !== 'openKeyboard') {
    report([...at, 'fillInText'], 'invalid property', 'fillInText needs inputOption openKeyboard');
  }
}

const PICKED = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}$/,
};

/** Whether these words are a value of a datetimepicker of that mode. */
export function isPickable(mode: keyof typeof PICKED, picked: string): boolean {
  return PICKED[mode].test(picked);
}

function checkPicker(action: messagingApi.DatetimePickerAction, at: Path, report: Report): void {
  checkUnits(action.data ?? '', 300, [...at, 'data'], report);
  const { mode } = action;
  if (!mode) {
    report([...at, 'mode'], 'May not be empty');
    return;
  }
  for (const property of ['initial', 'min', 'max'] as const) {
    const value = action[property];
    if (value !== undefined && !isPickable(mode, value)) report([...at, property], 'invalid property');
  }
  if (action.min !== undefined && action.max !== undefined && action.min >= action.max) {
    report([...at, 'min'], 'invalid property', 'min must be before max');
  }
}
