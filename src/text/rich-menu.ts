import type { Command } from '../bot/input.ts';

/** On the bar under the chat that opens and closes the rich menu. */
export const chatBarText = 'เมนู';

export interface TileText {
  /** The word of the menu item's label that begins its second line; without it the label is one line. */
  readonly secondLine?: string;
  /** What it is for, in the few letters that a third of a phone's width holds. */
  readonly about: string;
}

/** What the picture of the rich menu says besides the labels of the main menu. */
export const tileTexts: Readonly<Partial<Record<Command, TileText>>> = {
  complaint: { about: 'ถนน ไฟฟ้า ประปา' },
  tip: { secondLine: 'ทุจริต', about: 'ไม่บอกชื่อก็ได้' },
  services: { secondLine: 'บริการ', about: 'ใช้เอกสารอะไร' },
  reports: { secondLine: 'ที่เปิดเผย', about: 'งบประมาณ จัดซื้อ' },
  track: { about: 'ดูคำตอบ' },
  officer: { secondLine: 'เจ้าหน้าที่', about: 'ถาม ฝากข้อความ' },
};
