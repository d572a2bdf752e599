import type { messagingApi } from '@line/bot-sdk';

/** A message as a bot sends it (LINE's own type). */
export type Message = messagingApi.Message;

/** An action of a button, quick reply, box, image or rich menu area (LINE's own type). */
export type Action = messagingApi.Action;

/** What a villager wrote, as the chat shows it; `contentId` names the bytes of a photo, video, audio or file. */
export interface VillagerMessage {
  type: 'text' | 'image' | 'video' | 'audio' | 'file' | 'location' | 'sticker';
  text?: string;
  contentId?: string;
  fileName?: string;
  title?: string;
  address?: string;
  latitude?: number;
  longitude?: number;
  packageId?: string;
  stickerId?: string;
}
