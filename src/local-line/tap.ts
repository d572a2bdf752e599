import type { messagingApi } from '@line/bot-sdk';
import { show, sourceOf, write } from './act.ts';
import type { Channel } from './channel.ts';
import * as events from './events.ts';
import type { Action } from './message.ts';
import type { Person } from './people.ts';
import { isPickable } from './rules/action.ts';
import type { LineEvent } from './webhook/delivery.ts';
import { stamp } from './webhook/stamp.ts';

/** What a tap brought about: events for the bot, a page that opens, words copied, or words put in the field. */
export interface Tapped {
  events: LineEvent[];
  uri?: string;
  copied?: string;
  fillInText?: string;
}

/**
 * Does what LINE does with an action. `picks` is the value chosen in a datetimepicker. Throws for actions
 * that only open a picker: send the place or the photo itself.
 */
export function tap(channel: Channel, person: Person, action: Action, picks?: string): Tapped {
  switch (action.type) {
    case 'message': {
      const words = action.text ?? '';
      return { events: [write(channel, person, { type: 'text', text: words }, events.text(words))] };
    }
    case 'postback':
      return tapPostback(channel, person, action);
    case 'datetimepicker':
      return { events: [postback(channel, person, action.data, paramsOf(action, picks))] };
    case 'richmenuswitch':
      return switchMenu(channel, person, action);
    case 'uri':
      return { events: [], uri: action.uri };
    case 'clipboard':
      return { events: [], copied: action.clipboardText };
    default:
      throw new Error(`A ${action.type} action only opens a picker: use sends.location or sends.photo`);
  }
}

function postback(
  channel: Channel,
  person: Person,
  data: string | undefined,
  params?: Record<string, string>,
): LineEvent {
  return stamp(channel, sourceOf(person), events.postback(data ?? '', params));
}

function tapPostback(channel: Channel, person: Person, action: messagingApi.PostbackAction): Tapped {
  const event = postback(channel, person, action.data);
  if (action.displayText) show(channel, person.chat, person, { type: 'text', text: action.displayText });
  if (!action.text) return { events: [event], fillInText: action.fillInText };
  const said = write(channel, person, { type: 'text', text: action.text }, events.text(action.text));
  return { events: [event, said] };
}

function paramsOf(
  action: messagingApi.DatetimePickerAction,
  picks: string | undefined,
): Record<string, string> {
  const mode = action.mode ?? 'date';
  if (picks === undefined || !isPickable(mode, picks)) {
    throw new Error(`A datetimepicker needs { picks: a ${mode} }`);
  }
  const isEarly = action.min !== undefined && picks < action.min;
  const isLate = action.max !== undefined && picks > action.max;
  if (isEarly || isLate) throw new Error(`LINE lets nobody pick ${picks}: it is out of the action's range`);
  return { [mode]: picks };
}

function switchMenu(channel: Channel, person: Person, action: messagingApi.RichMenuSwitchAction): Tapped {
  const newRichMenuAliasId = action.richMenuAliasId ?? '';
  const { aliases, menus } = channel.richMenus;
  const menuId = aliases.get(newRichMenuAliasId);
  let status = 'SUCCESS';
  if (menuId === undefined) status = 'RICHMENU_ALIAS_ID_NOTFOUND';
  else if (!menus.has(menuId)) status = 'RICHMENU_NOTFOUND';
  else person.richMenuId = menuId;
  return { events: [postback(channel, person, action.data, { newRichMenuAliasId, status })] };
}
