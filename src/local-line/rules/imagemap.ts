import type { messagingApi } from '@line/bot-sdk';
import { checkGraphemes, checkSize, checkUnits } from './length.ts';
import type { Path, Report } from './problem.ts';
import { checkLink, checkMediaUrl } from './url.ts';

/** Imagemap: width 1040, up to 50 actions, base address without an extension (REF, imagemap message). */
export function checkImagemap(message: messagingApi.ImagemapMessage, at: Path, report: Report): void {
  checkMediaUrl(message.baseUrl, [...at, 'baseUrl'], report);
  if (/\.(png|jpe?g)$/i.test(message.baseUrl)) {
    report([...at, 'baseUrl'], 'invalid property', 'LINE adds /1040 and so on; no extension');
  }
  if (message.baseSize.width !== 1040) report([...at, 'baseSize', 'width'], 'Must be 1040');
  checkSize(message.actions, message.video ? 0 : 1, 50, [...at, 'actions'], report);
  for (const [index, action] of message.actions.entries()) {
    checkImagemapAction(action, [...at, 'actions', index], report);
  }
  checkVideo(message.video, [...at, 'video'], report);
}

function checkImagemapAction(action: messagingApi.ImagemapAction, at: Path, report: Report): void {
  if (action.type === 'message') {
    checkGraphemes(action.text, 400, [...at, 'text'], report);
    checkGraphemes(action.label, 100, [...at, 'label'], report);
  }
  if (action.type === 'uri') {
    checkLink(action.linkUri, [...at, 'linkUri'], report);
    checkGraphemes(action.label, 100, [...at, 'label'], report);
  }
}

function checkVideo(video: messagingApi.ImagemapVideo | undefined, at: Path, report: Report): void {
  if (!video) return;
  checkMediaUrl(video.originalContentUrl, [...at, 'originalContentUrl'], report);
  checkMediaUrl(video.previewImageUrl, [...at, 'previewImageUrl'], report);
  if (!video.externalLink) return;
  checkLink(video.externalLink.linkUri, [...at, 'externalLink', 'linkUri'], report);
  checkUnits(video.externalLink.label, 30, [...at, 'externalLink', 'label'], report);
}
