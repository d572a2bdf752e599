import type { messagingApi } from '@line/bot-sdk';
import type { Action, Message } from './message.ts';

type Component = messagingApi.FlexComponent;

/** An action that a tap can reach, with the words that stand for it on the screen. */
export interface Labelled {
  label: string;
  action: Action;
}

function each<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

/** All words that a message, or several, shows on the screen, top to bottom; without quick replies. */
export function textOf(messages: Message | readonly Message[]): string {
  return each(messages).flatMap(words).filter(Boolean).join('\n');
}

/** The labels of everything in a message, or several, that a tap can reach; quick replies last. */
export function labelsOf(messages: Message | readonly Message[]): string[] {
  return each(messages)
    .flatMap((message) => [...actionsOf(message), ...quickRepliesOf(message)])
    .map(({ label }) => label);
}

/** The quick replies of a message. */
export function quickRepliesOf(message: Pick<Message, 'quickReply'>): Labelled[] {
  return (message.quickReply?.items ?? []).flatMap(({ action }) => (action ? [labelled(action)] : []));
}

/** What a tap on the message itself can reach, top to bottom. */
export function actionsOf(message: Message): Labelled[] {
  switch (message.type) {
    case 'flex':
      return bubblesOf(message.contents).flatMap(bubbleActions);
    case 'template':
      return templateActions(message.template);
    case 'imagemap':
      return message.actions.map((action) => ({ label: action.label ?? '', action: imagemapAction(action) }));
    default:
      return [];
  }
}

function labelled(action: Action, shown = ''): Labelled {
  return { label: action.label ?? shown, action };
}

function words(message: Message): string[] {
  switch (message.type) {
    case 'text':
    case 'textV2':
      return [message.text];
    case 'location':
      return [message.title, message.address];
    case 'template':
      return templateWords(message.template);
    case 'flex':
      return bubblesOf(message.contents).flatMap((bubble) => blocksOf(bubble).flatMap(componentWords));
    case 'imagemap':
      return [message.altText];
    default:
      return [];
  }
}

function bubblesOf(container: messagingApi.FlexContainer): messagingApi.FlexBubble[] {
  return container.type === 'carousel' ? container.contents : [container];
}

function blocksOf({ header, hero, body, footer }: messagingApi.FlexBubble): Component[] {
  return [header, hero, body, footer].filter((block) => block !== undefined);
}

function componentWords(component: Component): string[] {
  switch (component.type) {
    case 'box':
      return component.contents.flatMap(componentWords);
    case 'text':
      return [component.text ?? (component.contents ?? []).map((span) => span.text ?? '').join('')];
    case 'button':
      return [component.action.label ?? ''];
    default:
      return [];
  }
}

function bubbleActions(bubble: messagingApi.FlexBubble): Labelled[] {
  const whole = bubble.action
    ? [labelled(bubble.action, blocksOf(bubble).flatMap(componentWords).join(' '))]
    : [];
  return [...blocksOf(bubble).flatMap(componentActions), ...whole];
}

function componentActions(component: Component): Labelled[] {
  const own =
    'action' in component && component.action
      ? [labelled(component.action, componentWords(component).join(' '))]
      : [];
  return component.type === 'box' ? [...component.contents.flatMap(componentActions), ...own] : own;
}

function cardWords({ title, text, actions }: messagingApi.CarouselColumn): string[] {
  return [title ?? '', text, ...actions.map((action) => action.label ?? '')];
}

function templateWords(template: messagingApi.Template): string[] {
  switch (template.type) {
    case 'carousel':
      return template.columns.flatMap(cardWords);
    case 'image_carousel':
      return template.columns.map(({ action }) => action.label ?? '');
    default:
      return cardWords(template);
  }
}

function templateActions(template: messagingApi.Template): Labelled[] {
  switch (template.type) {
    case 'carousel':
      return template.columns.flatMap(({ actions }) => actions.map((action) => labelled(action)));
    case 'image_carousel':
      return template.columns.map(({ action }) => labelled(action));
    default:
      return template.actions.map((action) => labelled(action));
  }
}

function imagemapAction(action: messagingApi.ImagemapAction): Action {
  switch (action.type) {
    case 'message':
      return { type: 'message', label: action.label, text: action.text };
    case 'uri':
      return { type: 'uri', label: action.label, uri: action.linkUri };
    default:
      return { type: 'clipboard', label: action.label, clipboardText: action.clipboardText };
  }
}
