import type { messagingApi } from '@line/bot-sdk';
import type { Action, Option } from '../bot/reply.ts';
import { cutLabel } from './cut.ts';
import { encodeAction } from './postback.ts';

type Labelled<T extends messagingApi.Action> = T & { readonly label: string };
/** What may stand in a Flex message. */
export type FlexAction = Labelled<messagingApi.PostbackAction | messagingApi.URIAction>;

/** Longest labels in graphemes (LINE, action objects). */
const flexLabel = 40;
const quickReplyLabel = 20;
/** What only a quick reply can do; the names are LINE's. */
const quickReplyTypes = { location: 'location', camera: 'camera', 'camera-roll': 'cameraRoll' } as const;

/** Writes options as quick replies. */
export function quickReplyItems(options: readonly Option[]): messagingApi.QuickReplyItem[] {
  return options.map(({ label, action }) => ({
    type: 'action',
    action: isQuickReplyOnly(action)
      ? { type: quickReplyTypes[action.type], label: cutLabel(label, quickReplyLabel) }
      : writeAction(action, label, quickReplyLabel),
  }));
}

/** Writes options as taps of a Flex message, leaving out those that only a quick reply can do. */
export function flexActions(options: readonly Option[]): FlexAction[] {
  return options.flatMap(({ label, action }) =>
    isQuickReplyOnly(action) ? [] : [writeAction(action, label, flexLabel)],
  );
}

type QuickReplyOnly = Extract<Action, { type: keyof typeof quickReplyTypes }>;

function isQuickReplyOnly(action: Action): action is QuickReplyOnly {
  return action.type in quickReplyTypes;
}

function writeAction(action: Exclude<Action, QuickReplyOnly>, words: string, limit: number): FlexAction {
  const label = cutLabel(words, limit);
  switch (action.type) {
    case 'answer':
    case 'command':
      return { type: 'postback', label, data: encodeAction(action), displayText: words };
    case 'call':
      return { type: 'uri', label, uri: `tel:${action.phone}` };
    case 'open':
      return { type: 'uri', label, uri: addressOf(action) };
    default:
      return action satisfies never;
  }
}

/** LINE opens addresses in a browser of its own unless told so: "openExternalBrowser" in LINE's URL schemes. */
function addressOf({ url, isOutside }: Extract<Action, { type: 'open' }>): string {
  const address = new URL(url);
  if (isOutside) address.searchParams.set('openExternalBrowser', '1');
  return address.href;
}
