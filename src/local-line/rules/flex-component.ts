import type { messagingApi } from '@line/bot-sdk';
import { checkAction, PLACES } from './action.ts';
import { FLEX_FORMATS } from './flex-values.ts';
import type { Path, Report } from './problem.ts';
import { checkMediaUrl } from './url.ts';

type Component = messagingApi.FlexComponent;

const IN_BASELINE = new Set(['icon', 'text', 'filler']);
const IN_OTHER_BOXES = new Set(['box', 'button', 'image', 'text', 'separator', 'filler']);

/** Reports worded properties (sizes, colours, margins) that LINE does not know. */
export function checkFormats(kind: string, value: object, at: Path, report: Report): void {
  const formats = FLEX_FORMATS[kind] ?? {};
  for (const [property, worded] of Object.entries(value)) {
    const format = formats[property];
    if (format && !(typeof worded === 'string' && format(worded))) {
      report([...at, property], 'invalid property', `${JSON.stringify(worded)} is no value of ${property}`);
    }
  }
}

/** Reports what LINE refuses of a component and of all that stands in it. */
export function checkComponent(component: Component, at: Path, report: Report): void {
  checkFormats(component.type, component, at, report);
  if ('flex' in component && (component.flex ?? 0) < 0) report([...at, 'flex'], 'invalid property');
  switch (component.type) {
    case 'box':
      checkBox(component, at, report);
      break;
    case 'text':
      checkFlexText(component, at, report);
      break;
    case 'button':
      checkAction(component.action, PLACES.flexButton, [...at, 'action'], report);
      break;
    case 'image':
      checkMediaUrl(component.url, [...at, 'url'], report);
      checkOwnAction(component, at, report);
      break;
    case 'icon':
      checkMediaUrl(component.url, [...at, 'url'], report);
      break;
    default:
  }
}

function checkOwnAction(component: { action?: messagingApi.Action }, at: Path, report: Report): void {
  if (component.action) checkAction(component.action, PLACES.flex, [...at, 'action'], report);
}

/** A box, and that each thing in it may stand there: a baseline box holds icon, text and filler only. */
export function checkBox(box: messagingApi.FlexBox, at: Path, report: Report): void {
  const allowed = box.layout === 'baseline' ? IN_BASELINE : IN_OTHER_BOXES;
  checkOwnAction(box, at, report);
  if (box.background) checkGradient(box.background, [...at, 'background'], report);
  for (const [index, child] of box.contents.entries()) {
    const here = [...at, 'contents', index];
    if (allowed.has(child.type)) checkComponent(child, here, report);
    else report(here, 'invalid property', `${child.type} may not stand in a ${box.layout} box`);
  }
}

function checkGradient(background: messagingApi.FlexBoxBackground, at: Path, report: Report): void {
  for (const property of ['angle', 'startColor', 'endColor'] as const) {
    if (!background[property]) report([...at, property], 'invalid property', `${property} is required`);
  }
  checkFormats('background', background, at, report);
}

function checkFlexText(text: messagingApi.FlexText, at: Path, report: Report): void {
  checkOwnAction(text, at, report);
  if (text.text !== undefined && text.contents !== undefined) {
    report([...at, 'text'], 'invalid property', 'text and contents exclude each other');
  }
  if (text.contents === undefined) {
    checkWords(text.text, [...at, 'text'], report);
    return;
  }
  if (text.contents.length === 0) report([...at, 'contents'], 'invalid property', 'no span');
  for (const [index, span] of text.contents.entries()) {
    const here = [...at, 'contents', index];
    if (span.type !== 'span') report(here, 'invalid property', 'a text holds spans only');
    checkWords(span.text, [...here, 'text'], report);
    checkFormats('span', span, here, report);
  }
}

function checkWords(words: string | undefined, at: Path, report: Report): void {
  if (!words) report(at, 'must be non-empty text');
}
