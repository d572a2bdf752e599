import type { FileRefusal } from '../evidence/formats.ts';

/** What a file of a talk is called. */
export const fileKindWords = { image: 'รูป', video: 'วิดีโอ', audio: 'เสียง', file: 'ไฟล์' } as const;

/** Why a file was not taken, and what to do instead, to who sent it. */
export const fileRefusalWords: Readonly<Record<FileRefusal | 'gone', string>> = {
  empty: 'ไฟล์ว่างเปล่า',
  tooBig: 'ไฟล์ใหญ่เกินไป',
  archive: 'ไม่รับไฟล์บีบอัด เช่น ZIP โปรดส่งทีละไฟล์',
  executable: 'ไม่รับไฟล์โปรแกรม',
  active: 'ไฟล์มีชุดคำสั่งซ่อนอยู่ โปรดส่งเป็นรูปถ่ายแทน',
  polyglot: 'ไฟล์มีอย่างอื่นซ่อนอยู่ โปรดถ่ายรูปแล้วส่งแทน',
  oldOffice: 'ไฟล์ Word หรือ Excel แบบเก่า โปรดบันทึกเป็น PDF หรือถ่ายรูปแล้วส่งแทน',
  openDocument: 'ไม่รับไฟล์ ODT, ODS หรือ ODP โปรดบันทึกเป็น PDF หรือ DOCX แล้วส่งใหม่',
  otherMedia: 'ไม่รับเสียงหรือวิดีโอแบบนี้ โปรดส่งเป็น M4A หรือ MP4',
  unsupported: 'ไม่รู้จักไฟล์แบบนี้ โปรดส่งเป็นรูปหรือ PDF',
  gone: 'ไฟล์นี้ไม่มีแล้ว ถ้ายังมีอยู่ โปรดส่งใหม่',
};
