import type { QuestionOrder, QuestionState } from '../knowledge/ports.ts';

/** Words of the pages with the questions that found no answer. */
export const questionText = {
  title: 'คำถามที่ยังไม่มีคำตอบ',
  lead: 'ชาวบ้านถามแล้วบอตหาไม่เจอ สอนบอตที่นี่ ครั้งหน้าคำถามเดียวกันจะหาเจอทันที ข้อมูลส่วนตัวถูกปิดไว้เป็น •••',
  filters: 'ดูเฉพาะ',
  asked: (count: number) => `ถาม ${count} ครั้ง`,
  lastAt: (when: string) => `ล่าสุด ${when}`,
  firstAt: (when: string) => `ครั้งแรก ${when}`,
  guessed: 'ตอนนั้นบอตคิดว่า',
  guessedNothing: 'ตอนนั้นบอตนึกไม่ออกเลย',
  isIt: (name: string) => `ใช่เรื่องนี้: ${name}`,
  more: 'เลือกเรื่องอื่นหรือเขียนคำตอบ',
  moreOf: (text: string) => `เลือกเรื่องอื่นหรือเขียนคำตอบ: ${text}`,
  now: (does: string) => `ตอนนี้ถ้าถามอีก บอตจะ${does}`,
  foundNow: 'บอตหาเจอแล้ว ปิดคำถามนี้',
  none: 'ไม่มีคำถามในกลุ่มนี้',
  next: 'หน้าถัดไป',
  first: 'กลับหน้าแรก',
  settled: (who: string, when: string) => `จัดการโดย ${who} เมื่อ ${when}`,
} as const;

export const questionForms = {
  attachTitle: 'คำถามนี้คือเรื่องที่มีอยู่แล้ว',
  attach: 'เป็นเรื่องไหน',
  attachHint: 'ข้อความนี้จะไปเป็นตัวอย่างคำถามของเรื่องนั้น',
  guesses: 'เรื่องที่บอตเดา',
  attachSubmit: 'ใช่เรื่องนี้',
  answerTitle: 'ยังไม่มีเรื่องนี้ เขียนคำตอบใหม่',
  answerHint: 'เปิดแบบฟอร์มที่ใส่คำถามไว้ให้แล้ว',
  answerSubmit: 'เขียนคำตอบ',
  answerFor: 'เขียนคำตอบใหม่',
  synonymTitle: 'บอตไม่รู้จักคำ',
  said: 'คำที่ชาวบ้านใช้',
  saidHint: 'คำเดียวหรือวลีสั้น ๆ ในคำถาม เช่น คนเฒ่า',
  means: 'คำที่สำนักงานใช้',
  meansHint: 'คำทางการที่มีอยู่ในข้อมูล เช่น ผู้สูงอายุ',
  synonymSubmit: 'เพิ่มคำ',
  dismissTitle: 'ไม่ต้องตอบ',
  dismissHint: 'เช่น ข้อความเล่น หรือไม่เกี่ยวกับงานของสำนักงาน ถ้ามีคนถามอีกจะไม่ขึ้นมา',
  dismissSubmit: 'ปิดคำถามนี้',
  chooseFirst: 'โปรดเลือกเรื่องก่อน',
  fillBoth: 'โปรดใส่ทั้งสองช่อง ช่องละไม่เกิน 60 ตัวอักษร',
  gone: 'เรื่องนี้ถูกนำออกแล้ว โปรดเลือกเรื่องอื่น',
  full: 'เรื่องนี้มีตัวอย่างคำถามเต็มแล้ว เปิดแก้ไขเรื่องนั้น ลบบางข้อ แล้วลองใหม่',
  busy: 'มีคนอื่นกำลังแก้รายการเดียวกัน ลองกดอีกครั้ง',
  fullWords: 'คำนี้มีคำชาวบ้านเต็มแล้ว เปิดแก้ไข ลบบางคำ แล้วลองใหม่',
} as const;

export const questionDone = {
  attached: 'เพิ่มเป็นตัวอย่างคำถามแล้ว',
  answered: 'บันทึกคำตอบใหม่แล้ว',
  synonym: 'เพิ่มคำแล้ว',
  dismissed: 'ปิดคำถามแล้ว',
  found: 'ปิดคำถามแล้ว',
} as const;
export type QuestionDone = keyof typeof questionDone;

export const afterwards = {
  asked: (text: string) => `ถ้ามีคนถามว่า “${text}”`,
  does: (does: string) => `ตอนนี้บอตจะ${does}`,
  notYet: 'บอตยังไม่แน่ใจพอ เพิ่มตัวอย่างคำถามแบบอื่นในเรื่องนั้น หรือเลือกวิธีอื่น',
  open: 'เปิดคำถามนี้อีกครั้ง',
} as const;

export const questionStateLabels: Readonly<Record<QuestionState, string>> = {
  open: 'รอคำตอบ',
  answered: 'ตอบแล้ว',
  dismissed: 'ไม่ต้องตอบ',
};

export const questionOrderLabels: Readonly<Record<QuestionOrder, string>> = {
  'most-asked': 'ถามบ่อยก่อน',
  newest: 'ใหม่สุดก่อน',
};
