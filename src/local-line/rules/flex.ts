import type { messagingApi } from '@line/bot-sdk';
import { checkAction, PLACES } from './action.ts';
import { checkBox, checkComponent, checkFormats } from './flex-component.ts';
import { checkSize } from './length.ts';
import type { Path, Report } from './problem.ts';
import { checkMediaUrl } from './url.ts';

type Bubble = messagingApi.FlexBubble;

const BUBBLE_BYTES = 30 * 1024;
const CAROUSEL_BYTES = 50 * 1024;
const VIDEO_SIZES = new Set(['kilo', 'mega', 'giga']);

/** Reports what LINE refuses of a Flex container; ways are relative to it (REF, Flex Message). */
export function checkFlex(container: messagingApi.FlexContainer, report: Report): void {
  if (container.type === 'bubble') {
    checkBytes(container, BUBBLE_BYTES, [], report);
    checkBubble(container, [], report, false);
    return;
  }
  const bytes = checkBytes(container, CAROUSEL_BYTES, [], report);
  checkSize(container.contents, 1, 12, ['contents'], report);
  const sizes = new Set(container.contents.map((bubble) => bubble.size ?? 'mega'));
  if (sizes.size > 1)
    report(['contents'], 'invalid property', 'all bubbles of a carousel have the same size');
  for (const [index, bubble] of container.contents.entries()) {
    const at = ['contents', index];
    if (bytes > BUBBLE_BYTES) checkBytes(bubble, BUBBLE_BYTES, at, report);
    checkBubble(bubble, at, report, true);
  }
}

/** Reports a container beyond its size; tells how many bytes it has. */
function checkBytes(container: object, max: number, at: Path, report: Report): number {
  const bytes = Buffer.byteLength(JSON.stringify(container));
  if (bytes > max) report(at, `Too large flex message. Max: ${max} bytes`, `${bytes} bytes`);
  return bytes;
}

function checkBubble(bubble: Bubble, at: Path, report: Report, inCarousel: boolean): void {
  if (!bubble.header && !bubble.hero && !bubble.body && !bubble.footer) {
    report(at, 'At least one block must be specified');
  }
  for (const block of ['header', 'body', 'footer'] as const) {
    if (bubble[block]) checkBlock(bubble[block], [...at, block], report);
  }
  if (bubble.hero) checkHero(bubble.hero, bubble, [...at, 'hero'], report, inCarousel);
  if (bubble.action) checkAction(bubble.action, PLACES.flex, [...at, 'action'], report);
  for (const [block, style] of Object.entries(bubble.styles ?? {})) {
    checkFormats('style', style, [...at, 'styles', block], report);
  }
}

function checkBlock(block: messagingApi.FlexBox, at: Path, report: Report): void {
  if (block.type !== 'box') {
    report(at, 'invalid property', 'header, body and footer are boxes');
    return;
  }
  checkFormats('box', block, at, report);
  checkBox(block, at, report);
}

function checkHero(
  hero: messagingApi.FlexComponent,
  bubble: Bubble,
  at: Path,
  report: Report,
  inCarousel: boolean,
): void {
  if (hero.type === 'video') {
    checkVideo(hero, bubble, at, report, inCarousel);
    return;
  }
  if (hero.type === 'box' || hero.type === 'image') {
    checkComponent(hero, at, report);
    return;
  }
  report(at, 'invalid property', 'a hero is a box, an image or a video');
}

function checkVideo(
  video: messagingApi.FlexVideo,
  bubble: Bubble,
  at: Path,
  report: Report,
  inCarousel: boolean,
): void {
  if (inCarousel) report(at, 'invalid property', 'no video in a carousel');
  if (!VIDEO_SIZES.has(bubble.size ?? 'mega')) report(at, 'invalid property', 'video: kilo, mega or giga');
  checkFormats('video', video, at, report);
  checkMediaUrl(video.url, [...at, 'url'], report);
  checkMediaUrl(video.previewUrl, [...at, 'previewUrl'], report);
  const { altContent } = video;
  if (altContent.type !== 'box' && altContent.type !== 'image') {
    report([...at, 'altContent'], 'invalid property', 'altContent is a box or an image');
  } else checkComponent(altContent, [...at, 'altContent'], report);
  if (video.action) checkAction(video.action, PLACES.flex, [...at, 'action'], report);
}
